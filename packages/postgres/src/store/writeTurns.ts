import type { Lease, Turn } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type Deed, insertAudit } from '../audit/insertAudit.ts';
import type { AuditHead } from '../audit/lockAuditHeads.ts';
import { deleteEffects } from '../effects/deleteEffects.ts';
import { insertEffects } from '../effects/insertEffects.ts';
import { parkEffects } from '../effects/parkEffects.ts';
import { postponeEffects } from '../effects/postponeEffects.ts';
import { insertEvents } from '../events/insertEvents.ts';
import { insertLedger } from '../ledger/insertLedger.ts';
import { closeReviews, type ReviewToClose } from '../reviews/closeReviews.ts';
import { insertReviews } from '../reviews/insertReviews.ts';
import { updateRuns } from '../runs/updateRuns.ts';
import { deleteTimers } from '../timers/deleteTimers.ts';
import { insertTimers } from '../timers/insertTimers.ts';
import type { AcceptedTurn } from './checkTurns.ts';
import { hintsOf } from './hintsOf.ts';
import { notifyHints } from './notifyHints.ts';

/** Writes accepted turns: every kind of row of all turns in one statement, all statements sent at once. */
export async function writeTurns(
  tx: TransactionSql,
  accepted: readonly AcceptedTurn[],
  lease: Lease | null,
  auditHeads: readonly AuditHead[],
): Promise<void> {
  const turns = accepted.map(({ turn }) => turn);
  const moved = turns.filter(({ cause }) => cause.type !== 'start');
  await Promise.all([
    updateRuns(tx, moved),
    insertEvents(tx, accepted.flatMap(eventsOf)),
    deleteEffects(tx, turns.flatMap(endedEffects)),
    postponeEffects(tx, turns.flatMap(postponedEffects)),
    parkEffects(tx, turns.flatMap(parkedEffects)),
    insertEffects(tx, turns.flatMap(newEffects), lease),
    writeTimers(tx, turns),
    closeReviews(tx, turns.flatMap(closedReviews)),
    insertReviews(tx, accepted.flatMap(openedReviews)),
    insertLedger(tx, turns.flatMap(ledgerRows)),
    insertAudit(tx, turns.flatMap(deeds), auditHeads),
    notifyHints(tx, hintsOf(turns, lease !== null)),
  ]);
}

/** One after the other, because a turn may set a timer anew that it has cancelled or consumed. */
async function writeTimers(tx: TransactionSql, turns: readonly Turn[]): Promise<void> {
  await deleteTimers(tx, turns.flatMap(endedTimers));
  await insertTimers(tx, turns.flatMap(newTimers));
}

const scope = ({ workspaceId, runId }: Turn) => ({ workspace_id: workspaceId, run_id: runId });

function eventsOf({ turn, lastSeq }: AcceptedTurn) {
  if (turn.events.length === 0) return [];
  return [{ ...scope(turn), first_seq: lastSeq + 1, events: turn.events }];
}

function newEffects(turn: Turn) {
  return turn.effects.map((effect) => ({ ...scope(turn), ...effect }));
}

function newTimers(turn: Turn) {
  return turn.timers.map((timer) => ({ ...scope(turn), ...timer }));
}

function endedEffects({ runId, cause, cancelledEffects }: Turn) {
  const done = cause.type === 'result' ? [cause.key] : [];
  return [...done, ...cancelledEffects].map((key) => ({ run_id: runId, key }));
}

function postponedEffects({ runId, cause }: Turn) {
  return cause.type === 'retry' ? [{ run_id: runId, key: cause.key, delay_ms: cause.delayMs }] : [];
}

function parkedEffects({ runId, cause }: Turn) {
  return cause.type === 'park' ? [{ run_id: runId, key: cause.key, problem: cause.problem }] : [];
}

function endedTimers({ runId, cause, cancelledTimers }: Turn) {
  const fired = cause.type === 'timer' ? [cause.id] : [];
  return [...fired, ...cancelledTimers].map((id) => ({ run_id: runId, id }));
}

function closedReviews({ runId, cause, closedReviews: closed }: Turn): readonly ReviewToClose[] {
  const unanswered = closed.map((review) => ({ run_id: runId, ...review, decided_by: null, verdict: null }));
  if (cause.type !== 'verdict') return unanswered;
  const { reviewId, actor, verdict } = cause;
  return [{ run_id: runId, id: reviewId, status: 'decided', decided_by: actor.id, verdict }, ...unanswered];
}

function openedReviews({ turn, flowId }: AcceptedTurn) {
  return turn.openedReviews.map((review) => ({
    ...review,
    workspace_id: turn.workspaceId,
    flow_id: flowId,
  }));
}

function ledgerRows({ workspaceId, ledger }: Turn) {
  return ledger.map(({ checkpointId, entry }) => ({
    workspace_id: workspaceId,
    checkpoint_id: checkpointId,
    entry,
  }));
}

function deeds({ workspaceId, runId, cause }: Turn): readonly Deed[] {
  if (cause.type === 'cancel') {
    return [
      { workspaceId, actor: cause.actor.id, action: 'run.cancelled', object: `run:${runId}`, payload: {} },
    ];
  }
  if (cause.type !== 'verdict') return [];
  const { actor, reviewId, etag, verdict } = cause;
  return [
    {
      workspaceId,
      actor: actor.id,
      action: `review.${verdict.type}`,
      object: `review:${reviewId}`,
      // safe: a verdict is plain JSON; `undefined` fields are left out by the canonical form.
      payload: { runId, etag, verdict: verdict as never },
    },
  ];
}
