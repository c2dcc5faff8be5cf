import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Takes a checkpoint's starting rung down to a narrower one. */
export async function narrowRung(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, rung }: Readonly<{ id: string; rung: number }>,
): Promise<void> {
  await tx`
    update checkpoints set rung = ${rung}
    where workspace_id = ${workspaceId} and id = ${id} and rung > ${rung}`;
}
