import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Takes a checkpoint down to a narrower rung; answers nothing when it is there or below already. */
export async function narrowRung(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, rung }: Readonly<{ id: string; rung: number }>,
): Promise<boolean> {
  const narrowed = await tx`
    update checkpoints set rung = ${rung}
    where workspace_id = ${workspaceId} and id = ${id} and rung > ${rung}`;
  return narrowed.count > 0;
}
