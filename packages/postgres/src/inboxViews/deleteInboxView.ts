import type { InboxView, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Removes one's own view; answers whether there was one. */
export async function deleteInboxView(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, owner }: Pick<InboxView, 'id' | 'owner'>,
): Promise<boolean> {
  const deleted = await tx`
    delete from inbox_views where workspace_id = ${workspaceId} and id = ${id} and owner = ${owner}`;
  return deleted.count > 0;
}
