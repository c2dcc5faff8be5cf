import type { WorkspaceId } from '@countersign/model';
import type { Switching } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

type Row = Omit<Switching, 'at'> & Readonly<{ at: Date }>;

/** How "review everything" was turned for a checkpoint, its flow or the workspace, the newest first. */
export async function listSwitchings(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, limit }: Readonly<{ id: string; limit: number }>,
): Promise<readonly Switching[]> {
  const rows = await tx<Row[]>`
    select switchings.at, split_part(switchings.object, ':', 1) as scope, is_on as on, actor
    from checkpoints
    join flows on flows.id = checkpoints.flow_id
    join switchings on switchings.workspace_id = checkpoints.workspace_id
      and switchings.object = any(array[
        'workspace:' || checkpoints.workspace_id, 'flow:' || flows.slug, 'flow:' || flows.id, 'checkpoint:' || checkpoints.id
      ])
    where checkpoints.workspace_id = ${workspaceId} and checkpoints.id = ${id}
    order by switchings.id desc
    limit ${limit}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
