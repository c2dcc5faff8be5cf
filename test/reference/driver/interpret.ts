import { isDeepStrictEqual } from 'node:util';
import type { Result } from '@countersign/model';
import { applyEvent, type Happening, type Outcome } from '../interpreter/applyEvent.ts';
import type { Choose } from '../interpreter/moveOn.ts';
import type { Move, Turn } from '../interpreter/turn.ts';

/** What the other side told, as far as it goes, and everything else that has to be the same. */
export type Expected = {
  readonly events: Turn['events'];
  /** Null when nothing differs. */
  readonly compare: (outcome: Outcome) => string | null;
};

export type Interpreted = { readonly outcome: Result<Outcome, string>; readonly difference: string | null };

/** So many orders of branches are tried before it counts as a difference. */
const MOST_ORDERS = 2_000;

/**
 * Lets the interpreter take an event. Between branches no order is laid down, so where several could move, the other side
 * may have let them move in any order: others are tried until one gives the same, first those that tell the same story.
 */
export function interpret(happening: Omit<Happening, 'choose'>, expected: Expected | null): Interpreted {
  let hadChoice = false;
  const first = attempt(happening, expected, (moves) => {
    hadChoice = true;
    return inStep(moves);
  });
  if (first.difference === null || expected === null || !hadChoice) return first;
  return search(happening, expected) ?? first;
}

function attempt(
  happening: Omit<Happening, 'choose'>,
  expected: Expected | null,
  choose: Choose,
): Interpreted {
  const outcome = applyEvent({ ...happening, choose });
  return { outcome, difference: outcome.ok && expected !== null ? expected.compare(outcome.value) : null };
}

/** Usual order: all branches go as far as they can, and ask for their work when all are there. */
const inStep = (moves: readonly Move[]): number =>
  Math.max(
    0,
    moves.findIndex((move) => !isPatient(move)),
  );

const isPatient = (move: Move): boolean => move.do === 'ask' || move.do === 'wait';

/** A choice that was made: which of so many, by how well they fit. */
type Choice = { readonly rank: number; readonly of: number };

/** Orders one after the other: each follows the choices of the one before, but for the last that has an alternative. */
function search(happening: Omit<Happening, 'choose'>, expected: Expected): Interpreted | null {
  let path: Choice[] = [];
  for (let orders = 0; orders < MOST_ORDERS; orders += 1) {
    const taken: Choice[] = [];
    const result = attempt(happening, expected, (moves, told) => {
      const isLost = !isDeepStrictEqual(told, expected.events.slice(0, told.length));
      const order = byFit(moves, expected.events[told.length]);
      const rank = path[taken.length]?.rank ?? 0;
      taken.push({ rank, of: isLost ? rank + 1 : moves.length });
      return order[rank] ?? 0;
    });
    if (result.difference === null) return result;
    while (taken.length > 0 && !hasAlternative(taken.at(-1))) taken.pop();
    const last = taken.pop();
    if (last === undefined) return null;
    path = [...taken, { ...last, rank: last.rank + 1 }];
  }
  return null;
}

const hasAlternative = (choice: Choice | undefined): boolean =>
  choice !== undefined && choice.rank + 1 < choice.of;

/** The moves by their numbers: first those that tell what comes next, then those that may tell nothing. */
function byFit(moves: readonly Move[], next: Turn['events'][number] | undefined): readonly number[] {
  const told: Partial<Record<Move['do'], string>> = { take: 'port.taken', enter: 'step.entered' };
  const misfit = (move: Move): number => {
    if (told[move.do] === undefined) return isPatient(move) ? 2 : 1;
    return told[move.do] === next?.type && move.node === next?.node ? 0 : 3;
  };
  return moves.map((_, index) => index).sort((one, other) => misfitAt(one) - misfitAt(other) || one - other);

  function misfitAt(index: number): number {
    const move = moves[index];
    return move === undefined ? 9 : misfit(move);
  }
}
