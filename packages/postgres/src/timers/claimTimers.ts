import type { DueTimer, TimerClaim } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { WORKSPACES_WITH_TIMERS } from './workspacesWithTimers.ts';

export type TimerRound = TimerClaim &
  Readonly<{
    /** The workspace after which the round goes on; the empty text begins with the first. */
    after: string;
  }>;

export type ClaimedTimers = Readonly<{ timers: readonly DueTimer[]; last: string }>;

/**
 * Hands out timers whose time has come by the database's clock, oldest first; a wait's own time comes before its time-out. Each
 * workspace with due timers gets the same share. They are due again after `holdMs` if nobody has used them up by then, so
 * that several workers fire different ones and none is lost with its worker. `last` is the last workspace of this round.
 */
export async function claimTimers(worker: Sql, { limit, holdMs, after }: TimerRound): Promise<ClaimedTimers> {
  const rows = await worker<(DueTimer & Readonly<{ isLast: boolean }>)[]>`
    with recursive timed as (
      ${worker.unsafe(WORKSPACES_WITH_TIMERS)}
    ), with_due as (
      select workspace_id, ceil(${limit}::double precision / count(*) over ())::integer as share
      from timed
      where exists (
        select from timers
        where timers.workspace_id = timed.workspace_id and due_at <= now()
        order by due_at limit 1
      )
      order by workspace_id <= ${after}, workspace_id
      limit ${limit}
    ), due as (
      select picked.run_id, picked.id, picked.due_at
      from with_due cross join lateral (
        select run_id, id, due_at from timers
        where timers.workspace_id = with_due.workspace_id and due_at <= now()
        order by due_at, name desc
        limit with_due.share
        for update skip locked
      ) as picked
      limit ${limit}
    ), held as (
      update timers set due_at = now() + ${holdMs} * interval '1 millisecond'
      from due
      where timers.run_id = due.run_id and timers.id = due.id
      returning timers.run_id, workspace_id, timers.id, node, visit, name, due.due_at as was_due_at
    )
    select run_id, workspace_id, id, node, visit, name,
      workspace_id = last_value(workspace_id) over (
        order by workspace_id <= ${after}, workspace_id rows between unbounded preceding and unbounded following
      ) as is_last
    from held
    order by was_due_at, name desc`;
  return {
    timers: rows.map(({ isLast: _, ...timer }) => timer),
    last: rows.find(({ isLast }) => isLast)?.workspaceId ?? '',
  };
}
