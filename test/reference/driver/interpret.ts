import { isDeepStrictEqual } from 'node:util';
import type { Result } from '@countersign/model';
import { applyEvent, type Happening, type Outcome } from '../interpreter/applyEvent.ts';
import type { Choose } from '../interpreter/moveOn.ts';
import { nodeOf, type Rules } from '../interpreter/rules.ts';
import type { Move, Turn } from '../interpreter/turn.ts';

/** What the other side told, as far as it goes, and everything else that has to be the same. */
export type Expected = {
  readonly events: Turn['events'];
  /** Null when nothing differs. */
  readonly compare: (outcome: Outcome) => string | null;
};

export type Interpreted = { readonly outcome: Result<Outcome, string>; readonly difference: string | null };

/** So many orders of branches are tried for each habit before it counts as a difference. */
const MOST_ORDERS = 400;

/** What a branch does when it can go on: it moves through steps, or begins one that asks, or one that waits. */
type Doing = 'going' | 'asking' | 'waitingForTime' | 'waitingForSignal';
/** What comes first where branches can do different things; what is equal goes by the place of the branch. */
type Habit = { readonly [TDoing in Doing]: number };

const HABITS: readonly Habit[] = [
  { going: 0, waitingForSignal: 1, waitingForTime: 2, asking: 2 },
  { going: 0, waitingForSignal: 1, waitingForTime: 3, asking: 2 },
  { going: 0, waitingForSignal: 1, waitingForTime: 2, asking: 3 },
  { going: 0, waitingForSignal: 2, waitingForTime: 1, asking: 3 },
  { going: 0, waitingForSignal: 1, waitingForTime: 1, asking: 1 },
  { going: 0, waitingForSignal: 2, waitingForTime: 2, asking: 1 },
];

/**
 * Lets the interpreter take an event. Between branches no order is laid down, so where several could move, the other side
 * may have let them move in any order: others are tried until one gives the same, first those that tell the same story.
 */
export function interpret(happening: Omit<Happening, 'choose'>, expected: Expected | null): Interpreted {
  let hadChoice = false;
  let first: Interpreted | null = null;
  for (const habit of HABITS) {
    const tried = attempt(happening, expected, (moves) => {
      hadChoice = true;
      return byFit(happening.rules, moves, { habit, next: undefined })[0] ?? 0;
    });
    if (tried.difference === null || expected === null || !hadChoice) return tried;
    first ??= tried;
  }
  for (const habit of HABITS) {
    const found = expected === null ? null : search(happening, expected, habit);
    if (found !== null) return found;
  }
  return first ?? attempt(happening, expected, () => 0);
}

function attempt(
  happening: Omit<Happening, 'choose'>,
  expected: Expected | null,
  choose: Choose,
): Interpreted {
  const outcome = applyEvent({ ...happening, choose });
  return { outcome, difference: outcome.ok && expected !== null ? expected.compare(outcome.value) : null };
}

/** A choice that was made: which of so many, by how well they fit. */
type Choice = { readonly rank: number; readonly of: number };

/** Orders one after the other: each follows the choices of the one before, but for the last that has an alternative. */
function search(happening: Omit<Happening, 'choose'>, expected: Expected, habit: Habit): Interpreted | null {
  let path: Choice[] = [];
  for (let orders = 0; orders < MOST_ORDERS; orders += 1) {
    const taken: Choice[] = [];
    const result = attempt(happening, expected, (moves, told) => {
      const isLost = !isDeepStrictEqual(told, expected.events.slice(0, told.length));
      const order = byFit(happening.rules, moves, { habit, next: expected.events[told.length] });
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

type Wanted = { readonly habit: Habit; readonly next: Turn['events'][number] | undefined };

/** The moves by their numbers: first those that tell what comes next, then by habit, last those that tell something else. */
function byFit(rules: Rules, moves: readonly Move[], { habit, next }: Wanted): readonly number[] {
  const numbered = moves.map((move, index) => {
    const misfit = next === undefined ? 0 : misfitOf(move, next);
    return { index, misfit, turn: habit[doingOf(rules, move)] };
  });
  return numbered
    .toSorted((one, other) => one.misfit - other.misfit || one.turn - other.turn || one.index - other.index)
    .map(({ index }) => index);
}

function doingOf(rules: Rules, move: Move): Doing {
  if (move.do === 'ask') return 'asking';
  if (move.do !== 'wait') return 'going';
  const node = nodeOf(rules, move.node);
  return node.kind === 'wait' && node.config.until.type === 'signal' ? 'waitingForSignal' : 'waitingForTime';
}

const TELLS: Partial<Record<Move['do'], string>> = { take: 'port.taken', enter: 'step.entered' };

function misfitOf(move: Move, next: Turn['events'][number]): number {
  const isHere = move.node === next.node;
  const told = TELLS[move.do];
  if (told !== undefined) return isHere && told === next.type ? 0 : 2;
  return isHere ? 0 : 1;
}
