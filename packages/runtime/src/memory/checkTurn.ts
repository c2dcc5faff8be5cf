import { problem, type RunId } from '@countersign/model';
import { isSameBody } from '../client/isSameBody.ts';
import type { Turn, TurnOutcome } from '../ports/store.ts';
import { isOpenAction } from './isOpenAction.ts';
import { type MemoryState, nameIn } from './memoryState.ts';

/** Why a turn cannot be written; null when it can. What became of the cause is told before what became of the run. */
export function refusalOfTurn(state: MemoryState, turn: Turn): TurnOutcome | null {
  const { runId, workspaceId, cause, expectedRevision } = turn;
  if (cause.type === 'start') return refusalOfStart(state, turn);
  const run = state.runs.get(runId);
  if (run === undefined || run.workspaceId !== workspaceId)
    return stale('not_found', `There is no run ${runId}.`);
  const refusal = refusalOfCause(state, turn);
  if (refusal !== null) return refusal;
  if (run.revision !== expectedRevision || takesOpenAction(state, turn)) return { type: 'moved' };
  return null;
}

/** An action that is under way is taken from nobody; a claim moves no run, so it may have come in between. */
function takesOpenAction(state: MemoryState, { runId, cancelledEffects, parkedEffects }: Turn): boolean {
  const taken = [...cancelledEffects, ...parkedEffects.map(({ key }) => key)];
  return taken.some((key) => isOpenAction(state.effects.get(nameIn(runId, key))));
}

function refusalOfStart(state: MemoryState, { cause, workspaceId, runId }: Turn): TurnOutcome | null {
  if (cause.type !== 'start') return null;
  const { idempotencyKey, bodyHash, parent } = cause.run;
  const known =
    idempotencyKey === null ? undefined : state.startedBy.get(nameIn(workspaceId, idempotencyKey));
  const existing = state.runs.get(runId) ?? (known === undefined ? undefined : state.runs.get(known));
  if (existing !== undefined) {
    return { type: 'duplicate', runId: existing.id, sameBody: isSameBody(existing.bodyHash, bodyHash) };
  }
  if (parent === null || parent.token === null) return null;
  return refusalOfHolder(state, { runId: parent.runId, key: parent.key, token: parent.token });
}

function refusalOfCause(state: MemoryState, { runId, cause }: Turn): TurnOutcome | null {
  switch (cause.type) {
    case 'result':
    case 'retry':
    case 'await':
    case 'park':
      return refusalOfHolder(state, { runId, key: cause.key, token: cause.token });
    case 'resolve': {
      const effect = state.effects.get(nameIn(runId, cause.key));
      if (effect?.problem != null) return null;
      return stale('incident_gone', `The step ${cause.key} is not parked any more.`);
    }
    case 'timer':
      if (state.timers.has(nameIn(runId, cause.id))) return null;
      return stale('timer_gone', `The timer ${cause.id} has fired or was cancelled.`);
    case 'verdict': {
      const review = state.reviews.get(cause.reviewId)?.review;
      if (review === undefined || review.runId !== runId)
        return stale('not_found', `There is no review ${cause.reviewId}.`);
      const isFree = review.pending == null || cause.wasPending === true;
      const isAsShown = review.status === 'open' && review.etag === cause.etag;
      return isAsShown && isFree ? null : { type: 'decided', review };
    }
    case 'signal': {
      if (cause.once === undefined) return null;
      const known = state.signals.get(nameIn(runId, cause.once.idempotencyKey));
      return known === undefined
        ? null
        : { type: 'duplicate', runId, sameBody: known === cause.once.bodyHash };
    }
    case 'start':
    case 'cancel':
    case 'migrate':
    case 'pend':
      return null;
  }
}

/** Whoever speaks for an effect must still hold it. */
function refusalOfHolder(
  state: MemoryState,
  { runId, key, token }: { runId: RunId; key: string; token: number },
): TurnOutcome | null {
  const effect = state.effects.get(nameIn(runId, key));
  const isHeld = effect !== undefined && effect.workerId !== null && effect.problem == null;
  if (isHeld && effect.token === token) return null;
  return stale('lease_lost', `The lease of ${key} is no longer held; the result is void.`);
}

const stale = (code: string, message: string): TurnOutcome => ({
  type: 'stale',
  problem: problem(code, message),
});
