import type { ActionInput, Effect, EngineEvent, RunSnapshot } from '@countersign/engine';
import type { Json } from '@countersign/model';
import { laneOf } from '../lanes/laneOf.ts';
import { NORMAL_RANK, rankOf } from '../ports/priorityRank.ts';
import type { EffectKind, NewEffect } from '../ports/store.ts';
import type { Composing } from './composing.ts';
import { overBudget } from './overBudget.ts';
import type { TurnDesk, TurnSubject } from './turnDesk.ts';

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
  const host = effect.kind === 'agent' ? null : hostOf(effect.input);
  const limited = host === null ? null : await limitedHost(host, run.workspaceId, desk);
  return laneOf({ flowId: run.flowId, concurrency: artefact.settings.concurrency, host: limited });
}

/** The name under which the workspace limits the host: with its port, or without. */
async function limitedHost(
  url: URL,
  workspaceId: TurnSubject['run']['workspaceId'],
  desk: TurnDesk,
): Promise<string | null> {
  const { hostLimits = {} } = await desk.limitsOf(workspaceId);
  return [url.host, url.hostname].find((name) => Object.hasOwn(hostLimits, name)) ?? null;
}

function hostOf({ operation }: ActionInput): URL | null {
  return operation.type === 'email' ? null : URL.parse(operation.url);
}
