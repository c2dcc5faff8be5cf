import { fail, type Json, type JsonObject, ok, problem } from '@countersign/model';
import type { LeasedEffect, TurnCause } from '../ports/store.ts';
import type { Compose, TurnLoop } from '../turns/TurnLoop.ts';
import type { Attempt } from './attempt.ts';

const TOLD: ReadonlySet<string> = new Set(['action.done', 'action.failed', 'action.late']);

/**
 * Tells in the run's story what came of an action that the run has called off while it was under way: it happened, or nobody
 * knows. Nothing is told of one that certainly did nothing, that was told before, or that somebody else is at work on.
 */
export async function noteLate(effect: LeasedEffect, attempt: Attempt, loop: TurnLoop): Promise<void> {
  const data = effect.kind === 'action' ? whatCame(attempt) : null;
  if (data === null) return;
  const { workspaceId, runId, key, node, visit } = effect;
  const compose: Compose = async ({ now }, draft, desk) => {
    const events = await desk.eventsOf(runId);
    const isTold = events.some(
      (event) => event.node === node && event.visit === visit && TOLD.has(event.type),
    );
    if (isTold) return fail(problem('told_before', `What came of ${key} is in the run's story already.`));
    draft.events.push({ type: 'action.late', at: now.toISOString(), node, visit, data });
    return ok({ type: 'late', key } satisfies TurnCause);
  };
  await loop.submit(workspaceId, runId, compose);
}

function whatCame(attempt: Attempt): JsonObject | null {
  switch (attempt.type) {
    case 'done':
      return { done: true, output: attempt.output };
    case 'failed':
      return attempt.ambiguous ? { done: null, problem: attempt.problem as unknown as Json } : null; // safe: problems are JSON
    case 'calledOff':
    case 'incident':
    case 'waiting':
      return null;
  }
}
