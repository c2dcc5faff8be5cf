import { isLeasedAtCommit, type Lease, type Turn, type TurnOutcome } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { type AcceptedTurn, checkTurns } from './checkTurns.ts';
import { commitPlainTurns } from './commitPlainTurns.ts';
import { isPlainTurn } from './isPlainTurn.ts';
import { writeTurns } from './writeTurns.ts';

/** Two writers in each other's way: the database ends one of them, which simply begins again. */
const COLLISION_CODES = new Set(['40001', '40P01']);

const MAX_COLLISIONS = 5;

/**
 * Writes many turns in one transaction; see `Store.commitTurns`. Plain ones are written in the belief that they hold; when
 * one of them does not, and when others are among them, all are looked at first.
 */
export async function commitTurns(
  worker: Sql,
  turns: readonly Turn[],
  lease: Lease | null,
): Promise<readonly TurnOutcome[]> {
  if (turns.length === 0) return [];
  for (let collisions = 0; ; collisions += 1) {
    try {
      const at = turns.every(isPlainTurn) ? await commitPlainTurns(worker, turns, lease) : null;
      if (at === null) return await commitOnce(worker, turns, lease);
      return turns.map((turn) => committed({ turn, revision: turn.expectedRevision + 1, at }, lease));
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!COLLISION_CODES.has(code) || collisions === MAX_COLLISIONS) throw error;
    }
  }
}

function commitOnce(
  worker: Sql,
  turns: readonly Turn[],
  lease: Lease | null,
): Promise<readonly TurnOutcome[]> {
  return worker.flights(async (tx) => {
    const { answers, ledgers } = await checkTurns(tx, turns);
    const accepted = answers.filter((answer) => answer.type === 'accepted');
    const undone = turns.filter((turn, at) => turn.cause.type === 'start' && answers[at]?.type === 'moved');
    const isAnyNoted = ledgers.some(({ lines }) => lines.length > 0);
    if (accepted.length + undone.length > 0 || isAnyNoted) {
      await writeTurns(tx, accepted, { lease, ledgers, undone: undone.map(({ runId }) => runId) });
    }
    return answers.map((answer) => (answer.type === 'accepted' ? committed(answer, lease) : answer));
  });
}

/** New effects have token 1 and count as claimed once, as the insert writes them. */
function committed(
  { turn, revision, ...accepted }: Pick<AcceptedTurn, 'turn' | 'revision' | 'at'>,
  lease: Lease | null,
): TurnOutcome {
  const { runId, workspaceId } = turn;
  const at = accepted.at.toISOString();
  if (!lease) return { type: 'committed', revision, at, leased: [] };
  const leased = turn.effects.filter(isLeasedAtCommit).map((effect) => ({
    ...effect,
    runId,
    workspaceId,
    token: 1,
    claims: 1,
    attempts: 0,
  }));
  return { type: 'committed', revision, at, leased };
}
