import type { WorkspaceId } from '@countersign/model';
import type { StoredCheckpoint } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** A gate's checkpoint with the widest "review everything" switch that is on. */
export async function loadCheckpoint(
  worker: Sql,
  workspaceId: WorkspaceId,
  flowId: string,
  key: string,
): Promise<StoredCheckpoint | null> {
  const [row] = await worker<StoredCheckpoint[]>`
    select checkpoints.id, checkpoints.workspace_id, flow_id, key, policy, policy_version, rung,
      case
        when workspace_settings.review_everything then 'workspace'
        when flows.review_everything then 'flow'
        when checkpoints.review_everything then 'checkpoint'
      end as kill_switch
    from checkpoints
    join flows on flows.id = checkpoints.flow_id
    left join workspace_settings on workspace_settings.workspace_id = checkpoints.workspace_id
    where checkpoints.workspace_id = ${workspaceId} and checkpoints.flow_id = ${flowId} and key = ${key}`;
  return row ?? null;
}
