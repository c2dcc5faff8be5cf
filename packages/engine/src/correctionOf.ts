import {
  type Artefact,
  fail,
  type Json,
  type JsonObject,
  ok,
  problem,
  type Result,
} from '@countersign/model';
import { calledBy } from './called.ts';
import { missingProposal, type RunContext, type RunIdentity, type Sampled } from './context.ts';
import type { EngineEvent } from './event.ts';
import { resolved } from './lanes.ts';
import type { RunSnapshot } from './snapshot.ts';

type Correcting = {
  /** The sampler; its newest visit that took a sample when `visit` is absent. */
  readonly node: string;
  readonly visit?: number;
  /** What should have been proposed; null when nobody said. */
  readonly payload: JsonObject | null;
  /** The correction run. */
  readonly run: RunIdentity;
};

/**
 * The event that starts a correction run, made from the snapshot of the run whose sample was judged incorrect: the new run
 * begins behind the `corrected` port of the sampler and knows what the first one knew when it left it.
 *
 * Problems: `corrected_not_connected` when no way leads on from there, `not_sampled` when that visit took no sample.
 */
export function correctionOf(
  artefact: Artefact,
  { context }: RunSnapshot,
  { node, visit, payload, run }: Correcting,
): Result<EngineEvent> {
  if (artefact.nodes[node]?.next['corrected'] === undefined) {
    const message = `Nothing is connected to the port "corrected" of "${node}".`;
    return fail(problem('corrected_not_connected', message, node));
  }
  const sampled = context.sampled?.[`${node}/${visit ?? newestSample(context, node)}`];
  if (sampled === undefined || context.run === null) {
    return fail(problem('not_sampled', `The run has taken no sample at "${node}".`, node));
  }
  const known = { ...knownAt(context, sampled, payload), run };
  return ok({ type: 'correct', node, of: context.run.id, known });
}

function newestSample({ sampled }: RunContext, node: string): number {
  const keys = Object.keys(sampled ?? {}).filter((key) => key.startsWith(`${node}/`));
  return Math.max(0, ...keys.map((key) => Number(key.slice(node.length + 1))));
}

function knownAt(
  context: RunContext,
  { visits, replaced, proposal, route }: Sampled,
  payload: JsonObject | null,
) {
  const then = Object.entries(context.steps).flatMap(([step, output]) => {
    const [known] = replaced[step] ?? [output];
    return visits[step] === undefined || known === undefined ? [] : [[step, known] as const];
  });
  const steps: { [step: string]: Json } = Object.fromEntries(then);
  const held = resolved({ steps }, proposal);
  const corrected = payload === null ? proposal : { ...(held ?? missingProposal(context)), payload };
  return { input: context.input, steps, visits, proposal: corrected, route, ...calledBy(context, visits) };
}
