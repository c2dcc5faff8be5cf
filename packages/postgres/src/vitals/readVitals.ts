import type { Sql } from 'postgres';
import { FIRST_TIMER_DUE, WORKSPACES_WITH_TIMERS } from '../timers/workspacesWithTimers.ts';

/** More than this are not counted, so that looking costs the same whatever has gathered. */
const COUNTED_AT_MOST = 100_000;

/** What the database knows about how well the work is going, over all workspaces. */
export type Vitals = Readonly<{
  /** Steps that wait for a person because going on by itself would be wrong. */
  parkedEffects: number;
  openReviews: number;
  /** Open reviews whose time is over. */
  overdueReviews: number;
  /** Seconds since the oldest effect could have been begun; 0 when nobody waits. */
  effectLagSeconds: number;
  /** Seconds since the oldest timer was due; 0 when none is. */
  timerLagSeconds: number;
  /** Sessions of all processes on this database. */
  connections: number;
}>;

/** One look, at most some ten milliseconds also over a million rows. */
export async function readVitals(worker: Sql): Promise<Vitals> {
  const [row] = await worker<Vitals[]>`
    with recursive timed as (
      ${worker.unsafe(WORKSPACES_WITH_TIMERS)}
    )
    select parked.count as parked_effects, reviews.open as open_reviews, reviews.overdue as overdue_reviews,
      greatest(0, extract(epoch from now() - effects.due_at))::float8 as effect_lag_seconds,
      greatest(0, extract(epoch from now() - (${worker.unsafe(FIRST_TIMER_DUE)})), 0)::float8 as timer_lag_seconds,
      (select count(*)::integer from pg_stat_activity where datname = current_database()) as connections
    from
      (select count(*)::integer as count
       from (select from effects where problem is not null limit ${COUNTED_AT_MOST}) as counted) as parked,
      (select min(due_at) as due_at
       from (select due_at from effects where problem is null and due_at < now() limit ${COUNTED_AT_MOST}) as counted)
        as effects,
      (select count(*)::integer as open, (count(*) filter (where due_at < now()))::integer as overdue
       from (select due_at from reviews where status = 'open' limit ${COUNTED_AT_MOST}) as counted) as reviews`;
  if (!row) throw new Error('A query without conditions answered nothing.');
  return row;
}
