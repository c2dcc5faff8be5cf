import { cronOf } from '@countersign/compiler/cronOf';
import type { Cron } from 'croner';
import type { ScheduleTimes } from '../ports/schedules.ts';

type Times = Pick<ScheduleTimes, 'cron' | 'timeZone'>;

const HOUR_MS = 3_600_000;

/**
 * The first time after `after`; null when none comes any more. A schedule that names its hours follows the clock on the
 * wall: a time that a change of the clocks leaves out comes right after the gap, one that occurs twice comes once. One that
 * runs at every hour keeps its distance instead.
 */
export function nextSlot(times: Times, after: Date): Date | null {
  return cronOf(times).nextRun(after);
}

/** The next `count` times after `after`. */
export function nextSlots(times: Times, after: Date, count: number): readonly Date[] {
  return cronOf(times).nextRuns(count, after);
}

/** The newest times after `since` up to `until`, oldest first, at most `most` of them. `total` counts all up to a bound. */
export function pastSlots(
  times: Times,
  { since, until }: { since: Date; until: Date },
  most: number,
): { readonly slots: readonly Date[]; readonly total: number } {
  const cron = cronOf(times);
  // From the end backwards in growing steps: after a long stop there may be too many times to look at all of them.
  for (let windowMs = HOUR_MS; ; windowMs *= 2) {
    const from = new Date(Math.max(since.getTime(), until.getTime() - windowMs));
    const slots = slotsBetween(cron, from, until);
    const isAll = from.getTime() === since.getTime();
    if (isAll || slots.length > most) return { slots: slots.slice(-most), total: slots.length };
  }
}

function slotsBetween(cron: Cron, after: Date, until: Date): Date[] {
  const slots: Date[] = [];
  for (let slot = cron.nextRun(after); slot !== null && slot <= until; slot = cron.nextRun(slot)) {
    slots.push(slot);
  }
  return slots;
}
