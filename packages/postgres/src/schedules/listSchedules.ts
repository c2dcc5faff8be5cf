import type { WorkspaceId } from '@countersign/model';
import type { Schedule } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** The schedules of a workspace that are in force, by flow; of one flow when it is named. */
export async function listSchedules(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  flow: string | undefined,
): Promise<readonly Schedule[]> {
  const rows = await tx<(Omit<Schedule, 'dueAt'> & { dueAt: Date | null })[]>`
    select slug as flow, draft ->> 'name' as flow_name, version, cron, time_zone, missed, input, paused, due_at, last
    from schedules
    join flows on flows.id = flow_id
    where schedules.workspace_id = ${workspaceId} and flows.workspace_id = ${workspaceId} and is_active
      ${flow === undefined ? tx`` : tx`and slug = ${flow}`}
    order by slug`;
  return rows.map((row) => ({ ...row, dueAt: row.paused ? null : (row.dueAt?.toISOString() ?? null) }));
}
