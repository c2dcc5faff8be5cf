import { randomUUID } from 'node:crypto';
import type { CheckpointPolicy, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type NewCheckpoint = Readonly<{ key: string; title: string; policy: CheckpointPolicy }>;

/**
 * Creates the checkpoints a version brings along, each with its first policy. One that exists keeps its policy and
 * everything it has earned, and takes over the title.
 */
export async function insertCheckpoints(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  {
    flowId,
    checkpoints,
    by,
  }: Readonly<{ flowId: string; checkpoints: readonly NewCheckpoint[]; by: string }>,
): Promise<void> {
  if (checkpoints.length === 0) return;
  const rows = checkpoints.map((checkpoint) => ({
    ...checkpoint,
    id: randomUUID(),
    rung: Math.min(checkpoint.policy.startRung, checkpoint.policy.ladder.length),
  }));
  await tx`
    with wanted as (
      select * from json_to_recordset(${jsonRows(rows)}::text::json) as wanted (id uuid, key text, title text,
        policy json, rung integer)
    ), present as (
      insert into checkpoints (id, workspace_id, flow_id, key, title, policy, rung)
      select id, ${workspaceId}, ${flowId}, key, title, policy, rung from wanted
      on conflict (flow_id, key) do update set title = excluded.title
      returning id
    ), heads as (
      insert into ledger_heads (checkpoint_id, workspace_id, seq) select id, ${workspaceId}, 0 from present
      on conflict (checkpoint_id) do nothing
    )
    insert into checkpoint_policies (workspace_id, checkpoint_id, version, policy, applied_by)
    select ${workspaceId}, wanted.id, 1, policy, ${by} from wanted join present using (id)`;
}
