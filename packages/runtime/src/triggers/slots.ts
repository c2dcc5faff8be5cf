import { Cron } from 'croner';
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

function cronOf({ cron, timeZone }: Times): Cron {
  const options = { timezone: timeZone, mode: '5-part', fixedTimeRule: 'no-wildcard' } as const;
  return new Cron(withListedMinutes(cron.trim()), options);
}

/** The library takes the hours for named only when the minutes have no wildcard either; so they are written out. */
function withListedMinutes(cron: string): string {
  const [minutes = '', hours = '', ...rest] = cron.split(/\s+/);
  if (rest.length !== 3 || /[*/?]/.test(hours)) return cron;
  return [minutes.split(',').map(listed).join(','), hours, ...rest].join(' ');
}

function listed(part: string): string {
  if (part === '*') return '0-59';
  const stepped = /^(\*|(\d{1,2})(?:-(\d{1,2}))?)\/(\d{1,2})$/.exec(part);
  const step = Number(stepped?.[4]);
  if (!stepped || step === 0) return part;
  const first = Number(stepped[2] ?? 0);
  const last = Math.min(59, Number(stepped[3] ?? 59));
  const minutes: number[] = [];
  for (let minute = first; minute <= last; minute += step) minutes.push(minute);
  return minutes.length === 0 ? part : minutes.join(',');
}
