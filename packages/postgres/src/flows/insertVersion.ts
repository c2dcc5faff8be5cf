import type { FlowDocument, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export type NewVersion = Readonly<{
  flowId: string;
  version: number;
  document: FlowDocument;
  artefactHash: string;
  publishedBy: string;
  note: string;
}>;

export async function insertVersion(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { flowId, version, document, artefactHash, publishedBy, note }: NewVersion,
): Promise<void> {
  await tx`
    insert into flow_versions (workspace_id, flow_id, version, document, artefact_hash, published_by, note)
    values (${workspaceId}, ${flowId}, ${version}, ${JSON.stringify(document)}::text::json, ${artefactHash},
      ${publishedBy}, ${note})`;
}
