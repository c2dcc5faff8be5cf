import { isFinal, type RunId } from '@countersign/model';
import type { Lease, Turn } from '@countersign/runtime';
import type { FlightSql } from 'postgres';
import { insertAudit } from '../audit/insertAudit.ts';
import type { AuditHead } from '../audit/lockAuditHeads.ts';
import { awaitCalls } from '../effects/awaitCalls.ts';
import { deleteEffects } from '../effects/deleteEffects.ts';
import { insertEffects } from '../effects/insertEffects.ts';
import { nudgeCalls } from '../effects/nudgeCalls.ts';
import { parkEffects } from '../effects/parkEffects.ts';
import { postponeEffects } from '../effects/postponeEffects.ts';
import { resumeEffects } from '../effects/resumeEffects.ts';
import { insertEvents } from '../events/insertEvents.ts';
import { insertLessons } from '../learning/insertLessons.ts';
import { insertLedger } from '../ledger/insertLedger.ts';
import { closeReviews, type ReviewToClose } from '../reviews/closeReviews.ts';
import { insertReviews } from '../reviews/insertReviews.ts';
import { remindReviews } from '../reviews/remindReviews.ts';
import { markEnded } from '../runs/markEnded.ts';
import { moveRuns } from '../runs/moveRuns.ts';
import { removeRuns } from '../runs/removeRuns.ts';
import { updateRuns } from '../runs/updateRuns.ts';
import { insertSignals } from '../signals/insertSignals.ts';
import { addSpending } from '../spending/addSpending.ts';
import { cancelCalled } from '../timers/cancelCalled.ts';
import { deleteTimers } from '../timers/deleteTimers.ts';
import { insertTimers } from '../timers/insertTimers.ts';
import { deedsOfTrust } from '../trust/deedsOfTrust.ts';
import type { HeldLedger } from '../trust/holdLedgers.ts';
import { writeLedgers } from '../trust/writeLedgers.ts';
import type { AcceptedTurn } from './checkTurns.ts';
import { deedsOf } from './deedsOf.ts';
import { land } from './flight.ts';
import { hintsOf } from './hintsOf.ts';
import { notifyHints } from './notifyHints.ts';

/** What the check has locked: audit chains, and ledgers with the lines that were appended to them. */
type Held = Readonly<{
  lease: Lease | null;
  auditHeads: readonly AuditHead[];
  ledgers: readonly HeldLedger[];
  /** Runs whose first turn has moved. */
  undone: readonly RunId[];
}>;

/**
 * Writes accepted turns and commits: every kind of row of all turns in one statement, and all statements sent at once.
 * They are performed in this order; a turn may set a timer anew that it has cancelled or consumed.
 */
export async function writeTurns(
  tx: FlightSql,
  accepted: readonly AcceptedTurn[],
  { lease, auditHeads, ledgers, undone }: Held,
): Promise<void> {
  const turns = accepted.map(({ turn }) => turn);
  const moved = turns.filter(({ cause }) => cause.type !== 'start');
  await land(tx, [
    updateRuns(tx, moved),
    markEnded(
      tx,
      moved.filter(({ status }) => isFinal(status)).map(({ runId }) => runId),
    ),
    moveRuns(tx, turns.flatMap(movedRuns)),
    insertEvents(tx, accepted.flatMap(eventsOf)),
    deleteEffects(tx, turns.flatMap(endedEffects)),
    awaitCalls(tx, turns.flatMap(awaitedCalls)),
    nudgeCalls(tx, turns.flatMap(nudgedCalls)),
    postponeEffects(tx, turns.flatMap(postponedEffects)),
    parkEffects(tx, turns.flatMap(parkedEffects)),
    resumeEffects(tx, turns.flatMap(resumedEffects)),
    insertEffects(tx, turns.flatMap(newEffects), lease),
    deleteTimers(tx, turns.flatMap(endedTimers)),
    insertTimers(tx, turns.flatMap(newTimers)),
    cancelCalled(tx, turns.flatMap(cancelledCalls)),
    closeReviews(tx, turns.flatMap(closedReviews)),
    remindReviews(tx, turns.flatMap(remindedReviews)),
    insertReviews(tx, accepted.flatMap(openedReviews)),
    insertLessons(tx, turns.flatMap(lessonsOf)),
    addSpending(tx, accepted.flatMap(spentBy)),
    insertAudit(
      tx,
      [...turns.flatMap(deedsOf), ...ledgers.flatMap((ledger) => deedsOfTrust(ledger))],
      auditHeads,
    ),
    insertSignals(tx, turns.flatMap(takenSignals)),
    // Last, because the heads of the ledgers are shared by everybody until the commit.
    ...(ledgers.length > 0 ? writeLedgers(tx, ledgers) : [insertLedger(tx, turns.flatMap(ledgerRows))]),
    removeRuns(tx, undone),
    notifyHints(tx, hintsOf(accepted, lease !== null)),
  ]);
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
  const isOver = cause.type === 'result' || (cause.type === 'resolve' && cause.resolution !== 'retry');
  const done = isOver ? [cause.key] : [];
  return [...done, ...cancelledEffects].map((key) => ({ run_id: runId, key }));
}

function awaitedCalls({ runId, cause }: Turn) {
  return cause.type === 'await' ? [{ run_id: runId, key: cause.key, delay_ms: cause.delayMs }] : [];
}

function nudgedCalls({ nudges }: Turn) {
  return nudges ? [{ run_id: nudges.runId, key: nudges.key }] : [];
}

function cancelledCalls({ runId, cancelledCalls: keys, undoCalled }: Turn) {
  return keys.map((key) => ({ run_id: runId, key, undo: undoCalled }));
}

function takenSignals({ workspaceId, runId, cause }: Turn) {
  if (cause.type !== 'signal' || !cause.once) return [];
  const { idempotencyKey, bodyHash } = cause.once;
  return [{ workspace_id: workspaceId, run_id: runId, key: idempotencyKey, body_hash: bodyHash }];
}

function postponedEffects({ runId, cause }: Turn) {
  return cause.type === 'retry' ? [{ run_id: runId, key: cause.key, delay_ms: cause.delayMs }] : [];
}

function parkedEffects({ runId, cause, parkedEffects: parked }: Turn) {
  return [...(cause.type === 'park' ? [cause] : []), ...parked].map(({ key, problem }) => ({
    run_id: runId,
    key,
    problem,
  }));
}

function resumedEffects({ runId, cause }: Turn) {
  const isFreed = cause.type === 'resolve' && cause.resolution === 'retry';
  return isFreed ? [{ run_id: runId, key: cause.key }] : [];
}

function movedRuns({ runId, cause }: Turn) {
  if (cause.type !== 'migrate') return [];
  return [{ id: runId, version: cause.version, artefact_hash: cause.artefactHash }];
}

function remindedReviews({ runId, remindedReviews: reminded }: Turn) {
  return reminded.map((id) => ({ run_id: runId, id }));
}

function spentBy({ turn: { workspaceId, spending }, flowId }: AcceptedTurn) {
  return spending === null ? [] : [{ workspace_id: workspaceId, flow_id: flowId, ...spending }];
}

const lessonsOf = ({ workspaceId, lesson }: Turn) =>
  lesson ? [{ workspace_id: workspaceId, ...lesson }] : [];

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
