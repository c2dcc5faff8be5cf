import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/**
 * Removes a channel with its secret and what it has not told; answers whether there was one. What a turn under way still
 * writes for it is told to nobody, and goes with what has become old.
 */
export async function deleteNoticeChannel(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<boolean> {
  const deleted = await tx`delete from notice_channels where workspace_id = ${workspaceId} and id = ${id}`;
  await tx`delete from notices where workspace_id = ${workspaceId} and channel_id = ${id}`;
  return deleted.count > 0;
}
