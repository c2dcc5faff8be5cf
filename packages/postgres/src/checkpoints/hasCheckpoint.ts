import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Whether a workspace has a checkpoint of this id. */
export async function hasCheckpoint(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<boolean> {
  const found = await tx`select from checkpoints where workspace_id = ${workspaceId} and id = ${id}`;
  return found.length > 0;
}
