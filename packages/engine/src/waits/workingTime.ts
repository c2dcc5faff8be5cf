import {
  type BusinessHours,
  type Duration,
  durationMs,
  fail,
  ok,
  problem,
  type Result,
  WEEKDAYS,
} from '@countersign/model';
import { Temporal } from 'temporal-polyfill';

/** Over ten years: a longer wait for working time is a mistake, and so are hours that never come. */
const MAX_DAYS = 4_000;
const DAY_MS = 86_400_000;

/**
 * The moment when so much working time has passed since `from`: only time inside the business hours counts, as it really
 * passes, also when the clocks change. One day (`d`) of the duration is as long as a working day on the clock.
 */
export function afterWorkingTime(
  from: Temporal.Instant,
  duration: Duration,
  { hours, timeZone }: { hours: BusinessHours; timeZone: string },
): Result<Temporal.Instant> {
  const opens = Temporal.PlainTime.from(hours.from);
  const closes = Temporal.PlainTime.from(hours.to);
  const holidays = new Set(hours.holidays);
  let leftMs = workingMs(duration, opens, closes);
  let day = from.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let days = 0; days < MAX_DAYS; days += 1, day = day.add({ days: 1 })) {
    if (!isWorkingDay(day, hours, holidays)) continue;
    const opened = at(day, opens, timeZone);
    const begun = Temporal.Instant.compare(opened, from) < 0 ? from : opened;
    const openMs = at(day, closes, timeZone).epochMilliseconds - begun.epochMilliseconds;
    if (openMs <= 0) continue;
    if (leftMs <= openMs) return ok(begun.add({ milliseconds: leftMs }));
    leftMs -= openMs;
  }
  const message = `${duration} of working time do not pass within ten years. Check the business hours and the length.`;
  return fail(problem('time_too_far', message));
}

function workingMs(duration: Duration, opens: Temporal.PlainTime, closes: Temporal.PlainTime): number {
  const ms = durationMs(duration);
  if (!duration.endsWith('d')) return ms;
  return (ms / DAY_MS) * opens.until(closes).total('milliseconds');
}

const isWorkingDay = (day: Temporal.PlainDate, { days }: BusinessHours, holidays: ReadonlySet<string>) => {
  const weekday = WEEKDAYS[day.dayOfWeek - 1];
  return weekday !== undefined && days.includes(weekday) && !holidays.has(day.toString());
};

/** A time of day that the clocks skip counts as the moment when they have been set; of a doubled one the first counts. */
const at = (day: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone, plainTime: time }).toInstant();
