import type { AnyStateNode } from 'xstate';
import type { TimerName } from './event.ts';
import type { Visit } from './visit.ts';
import { type Due, msUntil } from './waits/dueOf.ts';

/** A time of a visit: `node/visit` for the expiry of a gate, `node/visit/until` and `node/visit/timeout` for a wait. */
export type TimerId = {
  readonly id: string;
  readonly node: string;
  readonly visit: number;
  readonly name: TimerName;
};

/** A time to be kept: `inMs` counts from the keeper's own now, `at` is an ISO time. */
export type Timer = TimerId & { readonly due: Due };

type Delay = string | number;

/** What the state of a node waits for, by the name of the timer: XState's event for it and the delay. */
function delayedIn(state: AnyStateNode | undefined, name: TimerName) {
  return state?.after.find(({ delay }) => nameOf(delay as Delay) === name); // safe: delays come from the compiler, which has no functions
}

const nameOf = (delay: Delay): TimerName => {
  if (typeof delay === 'number') return 'expires';
  return delay.startsWith('until:') ? 'until' : 'timeout';
};

const NAMES: readonly TimerName[] = ['expires', 'until', 'timeout'];

/** The timers that a visit may have, by whatever name. */
export function timerIdsOf(state: AnyStateNode | undefined, { key, node, visit }: Visit): readonly TimerId[] {
  return NAMES.filter((name) => delayedIn(state, name) !== undefined).map((name) => ({
    id: name === 'expires' ? key : `${key}/${name}`,
    ...{ node, visit, name },
  }));
}

/**
 * The time that a visit which is entered now waits for: of an end and a timeout the one that comes first, the end if both
 * come together. Null when it waits for none.
 */
export function timerOf(
  state: AnyStateNode | undefined,
  visit: Visit,
  { dues, now }: { dues: ReadonlyMap<string, Due>; now: string },
): Timer | null {
  const timers = timerIdsOf(state, visit).map((timer) => ({ ...timer, due: dueOf(state, timer.name, dues) }));
  const [first, second] = timers;
  if (first === undefined) return null;
  if (second === undefined) return first;
  return msUntil(first.due, now) <= msUntil(second.due, now) ? first : second;
}

function dueOf(state: AnyStateNode | undefined, name: TimerName, dues: ReadonlyMap<string, Due>): Due {
  const delay = delayedIn(state, name)?.delay as Delay; // safe: as above
  const due = typeof delay === 'number' ? { inMs: delay } : dues.get(delay);
  if (due === undefined) throw new Error(`The delay ${delay} was not computed`);
  return due;
}

/** The machine's own name for the moment when a time of the node has passed; null when it has none of this name. */
export function timerEventType(state: AnyStateNode | undefined, name: TimerName): string | null {
  return delayedIn(state, name)?.eventType ?? null;
}
