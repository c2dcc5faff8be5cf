import { BusinessHours, type Duration, durationMs, type FlowSettings, WEEKDAYS } from '@countersign/model';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The moment at which so much working time has passed, found by walking from minute to minute. Zones change their
 * distance to UTC at whole quarters of an hour only, so one question per quarter is enough.
 */
export function endOfWorkingTime(from: number, duration: Duration, settings: FlowSettings): number {
  const hours = settings.businessHours ?? BusinessHours.parse({});
  const dayLength = minuteOf(hours.to) - minuteOf(hours.from);
  let left = duration.endsWith('d')
    ? Number(duration.slice(0, -1)) * dayLength * MINUTE
    : durationMs(duration);
  let now = from;
  while (left > 0) {
    const nextMinute = Math.floor(now / MINUTE) * MINUTE + MINUTE;
    if (isOpen(now, hours, settings.timeZone)) left -= nextMinute - now;
    now = nextMinute;
    if (now - from > 20_000 * DAY) throw new Error('Nobody ever works');
  }
  return now + left;
}

/** The first moment of a date (`2026-03-06`) in a zone. */
export function startOfDay(date: string, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`);
  for (let quarter = -64; quarter <= 64; quarter += 1) {
    const moment = wall + quarter * 15 * MINUTE;
    if (localDate(moment, timeZone) === date) return moment;
  }
  return Number.NaN;
}

function isOpen(moment: number, hours: BusinessHours, timeZone: string): boolean {
  const local = moment + offsetAt(moment, timeZone);
  const minute = Math.floor((((local % DAY) + DAY) % DAY) / MINUTE);
  if (minute < minuteOf(hours.from) || minute >= minuteOf(hours.to)) return false;
  const weekday = WEEKDAYS[(Math.floor(local / DAY) + 3) % 7];
  if (weekday === undefined || !hours.days.includes(weekday)) return false;
  return !hours.holidays.includes(localDate(moment, timeZone));
}

const localDate = (moment: number, timeZone: string): string =>
  new Date(moment + offsetAt(moment, timeZone)).toISOString().slice(0, 10);

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const offsets = new Map<string, number>();
const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are before UTC, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const quarter = Math.floor(moment / (15 * MINUTE)) * 15 * MINUTE;
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  clocks.set(timeZone, clock);
  const parts = Object.fromEntries(clock.formatToParts(quarter).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = parts;
  const offset = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - quarter;
  offsets.set(key, offset);
  return offset;
}
