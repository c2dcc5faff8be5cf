import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Removes a connection with its secret; answers whether there was one. */
export async function deleteConnection(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<boolean> {
  const deleted = await tx`delete from connections where workspace_id = ${workspaceId} and id = ${id}`;
  return deleted.count > 0;
}
