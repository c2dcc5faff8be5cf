import { evaluateSource } from '@countersign/expression';
import { durationMs, fail, type Json, type NodeOf, ok, problem, type Result } from '@countersign/model';
import type { Rules } from './rules.ts';
import { endOfWorkingTime, startOfDay } from './workingTime.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** When a wait that is entered now is over, in milliseconds since 1970; null when only a signal ends it. */
export function untilOf(
  { flow }: Rules,
  { id, config }: NodeOf<'wait'>,
  scope: { readonly [name: string]: Json },
): Result<number | null> {
  const { until } = config;
  const now = Date.parse(scope['now'] as string);
  switch (until.type) {
    case 'signal':
      return ok(null);
    case 'duration':
      return ok(now + durationMs(until.duration));
    case 'workingTime':
      return ok(endOfWorkingTime(now, until.duration, flow.settings));
    case 'time': {
      const time = evaluateSource(until.time, scope);
      return time.ok ? readTime(time.value, id, flow.settings.timeZone) : time;
    }
  }
}

/** A date is the beginning of that day where the flow lives. */
function readTime(value: Json, node: string, timeZone: string): Result<number> {
  const text = typeof value === 'string' ? value : '';
  const day = text.slice(0, 10);
  const exists = !Number.isNaN(Date.parse(day)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  if (!exists) return fail(problem('not_a_time', 'There is no such day', node));
  const time = DATE.test(text)
    ? startOfDay(text, timeZone)
    : DATE_TIME.test(text)
      ? Date.parse(text)
      : Number.NaN;
  return Number.isNaN(time) ? fail(problem('not_a_time', 'This is no time', node)) : ok(time);
}
