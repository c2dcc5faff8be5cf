import { isFinal, type RunId } from '@countersign/model';
import type { Lease, Turn } from '@countersign/runtime';
import type { FlightSql } from 'postgres';
import { insertAudit } from '../audit/insertAudit.ts';
import { awaitCalls } from '../effects/awaitCalls.ts';
import { deleteEffects } from '../effects/deleteEffects.ts';
import { nudgeCalls } from '../effects/nudgeCalls.ts';
import { parkEffects } from '../effects/parkEffects.ts';
import { postponeEffects } from '../effects/postponeEffects.ts';
import { resumeEffects } from '../effects/resumeEffects.ts';
import { insertEvents } from '../events/insertEvents.ts';
import { insertLedger } from '../ledger/insertLedger.ts';
import { closeReviews, type ReviewToClose } from '../reviews/closeReviews.ts';
import { pendVerdicts } from '../reviews/pendVerdicts.ts';
import { remindReviews } from '../reviews/remindReviews.ts';
import { countEvents } from '../runs/countEvents.ts';
import { markEnded } from '../runs/markEnded.ts';
import { moveRuns } from '../runs/moveRuns.ts';
import { removeRuns } from '../runs/removeRuns.ts';
import { updateRuns } from '../runs/updateRuns.ts';
import { insertSignals } from '../signals/insertSignals.ts';
import { cancelCalled } from '../timers/cancelCalled.ts';
import { deedsOfTrust } from '../trust/deedsOfTrust.ts';
import type { HeldLedger } from '../trust/holdLedgers.ts';
import { writeLedgers } from '../trust/writeLedgers.ts';
import type { AcceptedTurn } from './checkTurns.ts';
import { consequencesOf, ledgerRows, spendingOf } from './consequencesOf.ts';
import { deedsOf } from './deedsOf.ts';
import { land } from './flight.ts';

/** What the check has locked: ledgers with the lines that were appended to them. */
type Held = Readonly<{
  lease: Lease | null;
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
  { lease, ledgers, undone }: Held,
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
    countEvents(
      tx,
      accepted.filter(({ tellsMore }) => tellsMore).map(({ turn }) => turn),
    ),
    insertEvents(tx, accepted.flatMap(eventsOf)),
    deleteEffects(tx, turns.flatMap(endedEffects)),
    awaitCalls(tx, turns.flatMap(awaitedCalls)),
    nudgeCalls(tx, turns.flatMap(nudgedCalls)),
    postponeEffects(tx, turns.flatMap(postponedEffects)),
    parkEffects(tx, turns.flatMap(parkedEffects)),
    resumeEffects(tx, turns.flatMap(resumedEffects)),
    closeReviews(tx, turns.flatMap(decidedReviews)),
    remindReviews(tx, turns.flatMap(remindedReviews)),
    pendVerdicts(tx, turns.flatMap(pendingVerdicts)),
    ...consequencesOf(tx, turns, lease),
    cancelCalled(tx, turns.flatMap(cancelledCalls)),
    insertAudit(tx, [...turns.flatMap(deedsOf), ...ledgers.flatMap((ledger) => deedsOfTrust(ledger))]),
    insertSignals(tx, turns.flatMap(takenSignals)),
    // Last, because the heads of the ledgers and the sums of the day are shared by everybody until the commit.
    ...(ledgers.length > 0 ? writeLedgers(tx, ledgers) : [insertLedger(tx, turns.flatMap(ledgerRows))]),
    spendingOf(tx, turns),
    removeRuns(tx, undone),
  ]);
}

const scope = ({ workspaceId, runId }: Turn) => ({ workspace_id: workspaceId, run_id: runId });

function eventsOf({ turn, lastSeq }: AcceptedTurn) {
  if (turn.events.length === 0) return [];
  return [{ ...scope(turn), turn: turn.id, first_seq: lastSeq + 1, events: turn.events }];
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

const pendingVerdicts = ({ runId, pendingVerdicts: pending = [] }: Turn) =>
  pending.map((one) => ({ run_id: runId, ...one }));

function decidedReviews({ runId, cause }: Turn): readonly ReviewToClose[] {
  if (cause.type !== 'verdict') return [];
  const { reviewId, actor, verdict } = cause;
  return [{ run_id: runId, id: reviewId, status: 'decided', decided_by: actor.id, verdict }];
}
