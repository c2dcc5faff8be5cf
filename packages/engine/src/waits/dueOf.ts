import { evaluateSource } from '@countersign/expression';
import {
  assertNever,
  BusinessHours,
  durationMs,
  type FlowSettings,
  fail,
  type NodeOf,
  ok,
  problem,
  type Result,
} from '@countersign/model';
import { Temporal } from 'temporal-polyfill';
import type { Scope } from '../scope.ts';
import { afterWorkingTime } from './workingTime.ts';

/** So many milliseconds from now by the clock of whoever keeps the timer, or an ISO time. */
export type Due = { readonly inMs: number } | { readonly at: string };

/** Milliseconds from `now` on; none are left when the time has passed. */
export const msUntil = (due: Due, now: string): number =>
  'inMs' in due ? due.inMs : Math.max(0, Date.parse(due.at) - Date.parse(now));

type Waiting = {
  readonly node: NodeOf<'wait'>;
  readonly settings: FlowSettings;
  readonly scope: Scope;
  readonly now: string;
};

/** When a wait that begins now is over; null for one that only a signal ends. */
export function untilOf({ node, settings, scope, now }: Waiting): Result<Due | null> {
  const { until } = node.config;
  const { timeZone, businessHours } = settings;
  switch (until.type) {
    case 'duration':
      return ok({ inMs: durationMs(until.duration) });
    case 'workingTime': {
      const hours = businessHours ?? BusinessHours.parse({});
      return timed(afterWorkingTime(Temporal.Instant.from(now), until.duration, { hours, timeZone }));
    }
    case 'time': {
      const value = evaluateSource(until.time, scope);
      return value.ok ? timed(readTime(value.value, timeZone)) : value;
    }
    case 'signal':
      return ok(null);
    default:
      return assertNever(until);
  }
}

const timed = (moment: Result<Temporal.Instant>): Result<Due> =>
  moment.ok ? ok({ at: new Date(moment.value.epochMilliseconds).toISOString() }) : moment;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** An RFC 3339 date-time, or a date, which means its beginning in the flow's time zone. */
function readTime(value: unknown, timeZone: string): Result<Temporal.Instant> {
  try {
    if (typeof value === 'string' && DATE_TIME.test(value)) return ok(Temporal.Instant.from(value));
    if (typeof value === 'string' && DATE.test(value)) {
      return ok(Temporal.PlainDate.from(value).toZonedDateTime(timeZone).toInstant());
    }
  } catch (error) {
    // A text of the right shape whose numbers are no date, such as a 30th of February.
    if (!(error instanceof RangeError)) throw error;
  }
  const text = JSON.stringify(value)?.slice(0, 100);
  const message = `${text} is no time. Give a date and time such as 2026-03-04T09:00:00Z, or a date such as 2026-03-04.`;
  return fail(problem('not_a_time', message));
}
