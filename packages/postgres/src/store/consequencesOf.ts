import type { Lease, Turn } from '@countersign/runtime';
import { insertEffects } from '../effects/insertEffects.ts';
import { insertLessons } from '../learning/insertLessons.ts';
import { closeReviews, type ReviewToClose } from '../reviews/closeReviews.ts';
import { insertReviews } from '../reviews/insertReviews.ts';
import { addSpending } from '../spending/addSpending.ts';
import { deleteTimers } from '../timers/deleteTimers.ts';
import { insertTimers } from '../timers/insertTimers.ts';
import type { Statement, Writer } from './flight.ts';

/**
 * The statements that write what turns ask for, whatever brought them about. They are performed in this order; a turn may
 * set a timer anew that it has cancelled or consumed.
 */
export const consequencesOf = (tx: Writer, turns: readonly Turn[], lease: Lease | null): Statement[] => [
  insertEffects(tx, turns.flatMap(newEffects), lease),
  deleteTimers(tx, turns.flatMap(endedTimers)),
  insertTimers(tx, turns.flatMap(newTimers)),
  closeReviews(tx, turns.flatMap(closedReviews)),
  insertReviews(tx, turns.flatMap(openedReviews)),
  insertLessons(tx, turns.flatMap(lessonsOf)),
];

const scope = ({ workspaceId, runId }: Turn) => ({ workspace_id: workspaceId, run_id: runId });

const newEffects = (turn: Turn) => turn.effects.map((effect) => ({ ...scope(turn), ...effect }));

const newTimers = (turn: Turn) => turn.timers.map((timer) => ({ ...scope(turn), ...timer }));

function endedTimers({ runId, cause, cancelledTimers }: Turn) {
  const fired = cause.type === 'timer' ? [cause.id] : [];
  return [...fired, ...cancelledTimers].map((id) => ({ run_id: runId, id }));
}

const closedReviews = ({ runId, closedReviews: closed }: Turn): readonly ReviewToClose[] =>
  closed.map((review) => ({ run_id: runId, ...review, decided_by: null, verdict: null }));

const openedReviews = ({ workspaceId, flowId, openedReviews: opened }: Turn) =>
  opened.map((review) => ({ ...review, workspace_id: workspaceId, flow_id: flowId }));

const lessonsOf = ({ workspaceId, lesson }: Turn) =>
  lesson ? [{ workspace_id: workspaceId, ...lesson }] : [];

const spentBy = ({ workspaceId, flowId, spending }: Turn) =>
  spending === null ? [] : [{ workspace_id: workspaceId, flow_id: flowId, ...spending }];

/**
 * What turns have used up, as the last locks of a transaction: the day's row of a flow is shared by everybody, as the ends
 * of chains and ledgers are, and those are held by then.
 */
export const spendingOf = (tx: Writer, turns: readonly Turn[]): Statement =>
  addSpending(tx, turns.flatMap(spentBy));

/** Lines for ledgers that nobody has to hold. */
export const ledgerRows = ({ workspaceId, ledger }: Turn) =>
  ledger.map(({ checkpointId, entry }) => ({
    workspace_id: workspaceId,
    checkpoint_id: checkpointId,
    entry,
  }));
