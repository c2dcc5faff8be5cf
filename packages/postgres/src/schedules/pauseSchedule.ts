import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Stops a schedule or lets it go on from now; answers the flow's id when that changed something. */
export async function pauseSchedule(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { flow, paused }: { flow: string; paused: boolean },
): Promise<string | undefined> {
  const [row] = await tx<{ flowId: string }[]>`
    update schedules
    set paused = ${paused}, since = now(), due_at = now(), token = token + 1
    where workspace_id = ${workspaceId} and is_active and paused <> ${paused}
      and flow_id = (select id from flows where workspace_id = ${workspaceId} and slug = ${flow})
    returning flow_id`;
  return row?.flowId;
}
