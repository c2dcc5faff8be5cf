import type { Lease, StoreHint, Turn, TurnOutcome } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { answerAgain, leasedEffects } from './answerAgain.ts';
import { type CheckedTurns, checkTurns } from './checkTurns.ts';
import { commitPlainTurns } from './commitPlainTurns.ts';
import { hintsOf } from './hintsOf.ts';
import { isPlainTurn } from './isPlainTurn.ts';
import { writeTurns } from './writeTurns.ts';

/** Two writers in each other's way: the database ends one of them, which simply begins again. */
const COLLISION_CODES = new Set(['40001', '40P01']);

const MAX_COLLISIONS = 5;

/** Who gets the new effects, and who is told what was committed. */
type Committing = Readonly<{ lease: Lease | null; tell: (hints: readonly StoreHint[]) => void }>;

/**
 * Writes many turns in one transaction; see `Store.commitTurns`. Plain ones are written in the belief that they hold; when
 * one of them does not, and when others are among them, all are looked at first.
 */
export async function commitTurns(
  worker: Sql,
  turns: readonly Turn[],
  { lease, tell }: Committing,
): Promise<readonly TurnOutcome[]> {
  if (turns.length === 0) return [];
  for (let collisions = 0; ; collisions += 1) {
    try {
      const at = turns.every(isPlainTurn) ? await commitPlainTurns(worker, turns, lease) : null;
      if (at === null) return await commitOnce(worker, turns, { lease, tell });
      tell(
        hintsOf(
          turns.map((turn) => ({ turn, isNudged: false })),
          lease !== null,
        ),
      );
      const time = at.toISOString();
      return turns.map((turn) =>
        committedNow(turn, { revision: turn.expectedRevision + 1, at: time, lease }),
      );
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!COLLISION_CODES.has(code) || collisions === MAX_COLLISIONS) throw error;
    }
  }
}

async function commitOnce(
  worker: Sql,
  turns: readonly Turn[],
  { lease, tell }: Committing,
): Promise<readonly TurnOutcome[]> {
  const answers = await worker.flights(async (tx) => {
    const checked = await checkTurns(tx, turns);
    const accepted = checked.answers.filter((answer) => answer.type === 'accepted');
    const undone = turns.filter(
      (turn, at) => turn.cause.type === 'start' && checked.answers[at]?.type === 'moved',
    );
    const isAnyNoted = checked.ledgers.some(({ lines }) => lines.length > 0);
    if (accepted.length + undone.length > 0 || isAnyNoted) {
      const { ledgers } = checked;
      await writeTurns(tx, accepted, { lease, ledgers, undone: undone.map(({ runId }) => runId) });
    }
    return checked.answers;
  });
  const accepted = answers.filter((answer) => answer.type === 'accepted');
  tell(hintsOf(accepted, lease !== null));
  return outcomesOf(worker, answers, lease);
}

/** Turns that were committed before are answered as their commit would have been, if anybody had heard of it. */
async function outcomesOf(
  worker: Sql,
  answers: readonly CheckedTurns['answers'][number][],
  lease: Lease | null,
): Promise<readonly TurnOutcome[]> {
  const committed = answers.flatMap((answer) =>
    answer.type === 'known' ? [{ id: answer.turn.id, at: answer.at }] : [],
  );
  const turns = answers.flatMap((answer) => (answer.type === 'known' ? [answer.turn] : []));
  const known = await answerAgain(worker, { turns, committed, lease });
  const again = new Map(turns.map(({ id }, index) => [id, known[index]]));
  return answers.map((answer) => {
    if (answer.type === 'accepted') {
      const { turn, revision, at } = answer;
      return committedNow(turn, { revision, at: at.toISOString(), lease });
    }
    if (answer.type !== 'known') return answer;
    const outcome = again.get(answer.turn.id);
    if (outcome == null) throw new Error(`The turn ${answer.turn.id} was known and is not any more`);
    return outcome;
  });
}

type Committed = Readonly<{ revision: number; at: string; lease: Lease | null }>;

/** New effects have token 1 and count as claimed once, as the insert writes them. */
const committedNow = (turn: Turn, { revision, at, lease }: Committed): TurnOutcome => ({
  ...{ type: 'committed', revision, at },
  leased: lease === null ? [] : leasedEffects(turn),
});
