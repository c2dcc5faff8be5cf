import type { ScheduleQueue } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** Notes up to when a schedule was looked after, unless the lease was lost or another version was published meanwhile. */
export async function settleSchedule(
  worker: Sql,
  { flowId, token }: Parameters<ScheduleQueue['settle']>[0],
  { since, dueAt, last }: Parameters<ScheduleQueue['settle']>[1],
): Promise<void> {
  await worker`
    update schedules
    set since = ${since}, due_at = ${dueAt}, last = coalesce(${last === null ? null : JSON.stringify(last)}::text::json, last)
    where flow_id = ${flowId} and token = ${token}`;
}
