import type { Lease, Turn } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { insertAudit } from '../audit/insertAudit.ts';
import { type PerformedEffect, takeEffects } from '../effects/takeEffects.ts';
import { insertEvents } from '../events/insertEvents.ts';
import { insertLedger } from '../ledger/insertLedger.ts';
import { takeVerdicts, type VerdictToTake } from '../reviews/takeVerdicts.ts';
import { insertNewRuns, type StartTurn } from '../runs/insertRuns.ts';
import { type Moved, moveRunsOn } from '../runs/moveRunsOn.ts';
import { consequencesOf, ledgerRows, spendingOf } from './consequencesOf.ts';
import { deedsOf } from './deedsOf.ts';

/** What ends a transaction in which a turn does not hold: `as_expected`, and a run that is there already. */
const NOT_AS_EXPECTED: ReadonlySet<unknown> = new Set(['CS001', '23505']);

/**
 * Writes plain turns in one round trip, in the belief that all of them hold: each statement that changes what a turn is
 * about changes it only if it is as the turn takes it to be, and counts. Answers the time of the transaction; null when one
 * of the turns does not hold, and then nothing was written. Writers lock in the order in which `checkTurns` does.
 */
export async function commitPlainTurns(
  worker: Sql,
  turns: readonly Turn[],
  lease: Lease | null,
): Promise<Date | null> {
  try {
    return await worker.flights(async (tx) => {
      const starts = turns.filter((turn): turn is StartTurn => turn.cause.type === 'start');
      const others = turns.filter((turn) => turn.cause.type !== 'start');
      const statements = [
        moveRunsOn(tx, others),
        takeEffects(tx, others.flatMap(performedEffect)),
        insertNewRuns(tx, starts),
        insertEvents(tx, starts.flatMap(firstEvents)),
        takeVerdicts(tx, others.flatMap(takenVerdict)),
        ...consequencesOf(tx, turns, lease),
        insertAudit(tx, others.flatMap(deedsOf)),
        insertLedger(tx, turns.flatMap(ledgerRows)),
        spendingOf(tx, turns),
      ];
      const [first] = await tx.land(statements.filter((statement) => statement !== null));
      const [{ at }] = first as unknown as [Moved]; // safe: what moves or creates runs comes first and answers so
      return at;
    });
  } catch (error) {
    if (NOT_AS_EXPECTED.has((error as { code?: unknown }).code)) return null;
    throw error;
  }
}

function performedEffect({ runId, cause }: Turn): readonly PerformedEffect[] {
  return cause.type === 'result' ? [{ run_id: runId, key: cause.key, token: cause.token }] : [];
}

function firstEvents({ id, workspaceId, runId, events }: Turn) {
  if (events.length === 0) return [];
  return [{ workspace_id: workspaceId, run_id: runId, turn: id, first_seq: 1, events }];
}

function takenVerdict({ workspaceId, runId, cause }: Turn): readonly VerdictToTake[] {
  if (cause.type !== 'verdict') return [];
  const { reviewId: id, etag, actor, verdict, wasPending = false } = cause;
  const answer = { decided_by: actor.id, was_pending: wasPending, verdict };
  return [{ workspace_id: workspaceId, run_id: runId, id, etag, ...answer }];
}
