import { contentHash, type FlowDocument, type WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Remembers which document is out, in which version. */
export async function markPublished(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { flowId, version, document }: Readonly<{ flowId: string; version: number; document: FlowDocument }>,
): Promise<void> {
  await tx`
    update flows set newest_version = ${version}, published_hash = ${contentHash(document as never)}
    where workspace_id = ${workspaceId} and id = ${flowId}`;
}
