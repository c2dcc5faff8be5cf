import type { ActionInput, AgentInput, Effect, EngineEvent, RunSnapshot } from '@countersign/engine';
import type { Json } from '@countersign/model';
import { laneOf } from '../lanes/laneOf.ts';
import { NORMAL_RANK, rankOf } from '../ports/priorityRank.ts';
import type { EffectKind, NewEffect } from '../ports/store.ts';
import type { WorkspaceLimits } from '../ports/workspaceLimits.ts';
import type { Composing } from './composing.ts';
import { overBudget } from './overBudget.ts';

type OutsideEffect = Extract<Effect, { kind: EffectKind }>;

/**
 * Hands work to the outside world, with the run's priority and under the limits of its flow and host. Where a budget is
 * used up it is born parked, which the run has to be told: that is the answer.
 */
export async function beginEffect(effect: OutsideEffect, composing: Composing): Promise<EngineEvent | null> {
  const { subject, draft, desk } = composing;
  const { key, kind, node, visit } = effect;
  const { context } = draft.snapshot as RunSnapshot; // safe: a step comes after the start
  const [problem, lane] = await Promise.all([
    overBudget({ kind, context, subject, desk }),
    laneFor(effect, composing),
  ]);
  const priority = rankOf(subject.run.priority);
  const config = subject.artefact.nodes[node]?.node;
  const begun: NewEffect = {
    ...{ key, kind, node, visit },
    input: effect.input as unknown as Json, // safe: inputs are JSON by construction
    once: kind !== 'call' && config?.kind === 'action' && config.config.mode === 'once',
    ...(priority === NORMAL_RANK ? {} : { priority }),
    ...(lane === null ? {} : { lane }),
    ...(problem === null ? {} : { problem }),
  };
  draft.effects.push(begun);
  if (problem === null) return null;
  const data = { problem: problem as unknown as Json }; // safe: problems are JSON
  draft.events.push({ type: 'step.parked', at: subject.now.toISOString(), node, visit, data });
  return { type: 'parked', key };
}

async function laneFor(effect: OutsideEffect, { subject, desk }: Composing): Promise<string | null> {
  if (effect.kind === 'call') return null;
  const { run, artefact } = subject;
  const host = limitedHost(effect, await desk.limitsOf(run.workspaceId));
  return laneOf({ flowId: run.flowId, concurrency: artefact.settings.concurrency, host });
}

/** The name under which the workspace limits the host that is called: with its port, or without; null where it does not. */
function limitedHost(
  effect: Exclude<OutsideEffect, { kind: 'call' }>,
  { hostLimits, modelUrls = {} }: WorkspaceLimits,
): string | null {
  if (hostLimits === undefined) return null;
  const url = effect.kind === 'agent' ? urlOfAgent(effect.input, modelUrls) : urlOfAction(effect.input);
  return (
    [url?.host, url?.hostname].find((name) => name !== undefined && Object.hasOwn(hostLimits, name)) ?? null
  );
}

function urlOfAction({ operation }: ActionInput): URL | null {
  return operation.type === 'email' ? null : URL.parse(operation.url);
}

/** Only language models are called; the other agents answer by themselves. */
function urlOfAgent(
  { provider }: AgentInput,
  modelUrls: { readonly [connection: string]: string },
): URL | null {
  if (provider.type !== 'language' || !Object.hasOwn(modelUrls, provider.connection)) return null;
  return URL.parse(modelUrls[provider.connection] ?? '');
}
