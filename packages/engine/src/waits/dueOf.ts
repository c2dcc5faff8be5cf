import { evaluateSource } from '@countersign/expression';
import {
  type Artefact,
  assertNever,
  BusinessHours,
  durationMs,
  fail,
  type NodeOf,
  ok,
  problem,
  type Result,
} from '@countersign/model';
import { Temporal } from 'temporal-polyfill';
import type { RunContext } from '../context.ts';
import { laneOf } from '../lanes.ts';
import { scopeOf } from '../scope.ts';
import { afterWorkingTime } from './workingTime.ts';

/** So many milliseconds from now by the clock of whoever keeps the timer, or an ISO time. */
export type Due = { readonly inMs: number } | { readonly at: string };

/** Milliseconds from `now` on; none are left when the time has passed. */
export const msUntil = (due: Due, now: string): number =>
  'inMs' in due ? due.inMs : Math.max(0, Date.parse(due.at) - Date.parse(now));

type Waiting = {
  readonly artefact: Artefact;
  readonly node: NodeOf<'wait'>;
  readonly context: RunContext;
  readonly now: string;
};

/** When a wait that begins now is over; null for one that only a signal ends. */
export function untilOf({ artefact, node, context, now }: Waiting): Result<Due | null> {
  const { until } = node.config;
  const { timeZone, businessHours } = artefact.settings;
  switch (until.type) {
    case 'duration':
      return ok({ inMs: durationMs(until.duration) });
    case 'workingTime': {
      const hours = businessHours ?? BusinessHours.parse({});
      return timed(afterWorkingTime(Temporal.Instant.from(now), until.duration, { hours, timeZone }));
    }
    case 'time': {
      const value = evaluateSource(until.time, scopeOf(context, laneOf(artefact, node.id), now));
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
