const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** "3 minutes ago", "in 2 days"; beyond a week the date. `now` in ms. */
export function formatRelative(instant: string, now: number, language: string): string {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000);
  const size = Math.abs(seconds);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (size < 45) return relative.format(0, 'second');
  if (size < HOUR) return relative.format(Math.round(seconds / MINUTE), 'minute');
  if (size < DAY) return relative.format(Math.round(seconds / HOUR), 'hour');
  if (size < WEEK) return relative.format(Math.round(seconds / DAY), 'day');
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(instant));
}

/** Date and time to the second, in the reader's own zone unless another is named. */
export function formatInstant(instant: string, language: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', ...zone }).format(
    new Date(instant),
  );
}

/** Only the time of day, to the second. */
export function formatClock(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(new Date(instant));
}

/** Working time: minutes up to an hour, then hours, which is how people plan: "18 min", "2.5 h". */
export function formatWork(minutes: number, language: string): string {
  const unit = minutes < 60 ? 'minute' : 'hour';
  const value = minutes < 60 ? minutes : minutes / 60;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'hour' && value < 20 ? 1 : 0,
  }).format(value);
}

/** A span in words of at most two units: "1 h 4 min", "3.2 s", "80 ms". */
export function formatDuration(ms: number, language: string): string {
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);
  if (ms < 1000) return unit(Math.max(0, Math.round(ms)), 'millisecond');
  const seconds = ms / 1000;
  if (seconds < MINUTE) return unit(seconds, 'second', 1);
  if (seconds < HOUR)
    return `${unit(Math.floor(seconds / MINUTE), 'minute')} ${unit(Math.floor(seconds % MINUTE), 'second')}`;
  if (seconds < DAY)
    return `${unit(Math.floor(seconds / HOUR), 'hour')} ${unit(Math.floor((seconds % HOUR) / MINUTE), 'minute')}`;
  return `${unit(Math.floor(seconds / DAY), 'day')} ${unit(Math.floor((seconds % DAY) / HOUR), 'hour')}`;
}

/** A day without a zone (`2026-01-31`), as the ledger counts them. */
export function formatDay(day: string, language: string, style: 'long' | 'short' = 'long'): string {
  const shape =
    style === 'long' ? { dateStyle: 'long' as const } : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(language, { ...shape, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The day of a moment in the reader's own zone (`2026-01-31`). */
export function localDay(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
