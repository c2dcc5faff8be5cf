import type { DueSchedule } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** Leases schedules that are due, or whose lease has run out; several workers never get the same one. */
export async function claimSchedules(
  worker: Sql,
  limit: number,
  leaseMs: number,
): Promise<readonly DueSchedule[]> {
  return worker<DueSchedule[]>`
    with due as (
      select flow_id
      from schedules
      where due_at <= now() and is_active and not paused
      order by due_at
      limit ${limit}
      for update skip locked
    )
    update schedules
    set token = token + 1, due_at = now() + ${leaseMs} * interval '1 millisecond'
    from due, flows
    where schedules.flow_id = due.flow_id and flows.id = due.flow_id
    returning schedules.workspace_id, schedules.flow_id, slug as flow, token, cron, time_zone, missed, input, since,
      now() as now`;
}
