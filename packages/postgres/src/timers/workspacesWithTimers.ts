/**
 * A recursive query for `with recursive`: the workspaces that have timers, found by skipping through the index from one to the
 * next, so that it costs the same however many timers they have. Its last row is null.
 */
export const WORKSPACES_WITH_TIMERS = `
  (select workspace_id from timers order by workspace_id limit 1)
  union all
  select (
    select timers.workspace_id from timers
    where timers.workspace_id > timed.workspace_id
    order by timers.workspace_id limit 1
  ) from timed where timed.workspace_id is not null`;

/** When the first of all timers is due, given these workspaces as `timed`. */
export const FIRST_TIMER_DUE = `
  select min(first.due_at) from timed cross join lateral (
    select due_at from timers where timers.workspace_id = timed.workspace_id order by due_at limit 1
  ) as first`;
