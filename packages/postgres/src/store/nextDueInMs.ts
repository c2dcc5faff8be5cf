import type { Sql } from 'postgres';
import { FIRST_TIMER_DUE, WORKSPACES_WITH_TIMERS } from '../timers/workspacesWithTimers.ts';

/**
 * Time until something is due, by the database's clock, rounded up so that nobody asks too early. Due work of a lane is
 * left out: what it waits for is the end of other work, not a time.
 */
export async function nextDueInMs(worker: Sql): Promise<number | null> {
  const [row] = await worker<{ ms: number | null }[]>`
    with recursive workspace as (
      (select workspace_id from effects where problem is null and lane is null order by workspace_id limit 1)
      union all
      select (
        select effects.workspace_id from effects
        where problem is null and lane is null and effects.workspace_id > workspace.workspace_id
        order by effects.workspace_id limit 1
      ) from workspace where workspace.workspace_id is not null
    ), lane as (
      (
        select workspace_id, lane from effects where problem is null and lane is not null
        order by workspace_id, lane limit 1
      )
      union all
      select following.workspace_id, following.lane
      from lane cross join lateral (
        select effects.workspace_id, effects.lane from effects
        where problem is null and effects.lane is not null
          and (effects.workspace_id, effects.lane) > (lane.workspace_id, lane.lane)
        order by effects.workspace_id, effects.lane limit 1
      ) as following
    ), timed as (
      ${worker.unsafe(WORKSPACES_WITH_TIMERS)}
    )
    select ceil(extract(epoch from least(
      (
        select min(first.due_at) from workspace cross join (values (0), (1), (2)) as rank (priority)
        cross join lateral (
          select due_at from effects
          where workspace_id = workspace.workspace_id and effects.priority = rank.priority
            and problem is null and lane is null
          order by due_at limit 1
        ) as first
      ),
      (
        select min(first.due_at) from lane cross join (values (0), (1), (2)) as rank (priority)
        cross join lateral (
          select due_at from effects
          where effects.workspace_id = lane.workspace_id and effects.lane = lane.lane
            and effects.priority = rank.priority and problem is null and effects.lane is not null and due_at > now()
          order by due_at limit 1
        ) as first
      ),
      (${worker.unsafe(FIRST_TIMER_DUE)})
    ) - now()) * 1000)::double precision as ms`;
  const ms = row?.ms ?? null;
  return ms === null ? null : Math.max(0, ms);
}
