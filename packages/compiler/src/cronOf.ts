import { Cron } from 'croner';

/** A cron line and the time zone in which it is meant. */
export type CronLine = { readonly cron: string; readonly timeZone: string };

/**
 * A cron line as schedules run it. One that names its hours follows the clock on the wall, one that runs at every hour
 * keeps its distance when the clocks change. Throws for a line that cannot be read.
 */
export function cronOf({ cron, timeZone }: CronLine): Cron {
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

/** The next `count` times of a schedule after `after`; none where the line or the zone cannot be read. */
export function nextTimes(line: CronLine, after: Date, count: number): readonly Date[] {
  try {
    return cronOf(line).nextRuns(count, after);
  } catch {
    return [];
  }
}
