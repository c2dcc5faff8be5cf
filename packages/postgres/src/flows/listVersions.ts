import type { WorkspaceId } from '@countersign/model';
import type { FlowVersion } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type VersionRow, versionOf } from './versionOf.ts';

/** All versions of a flow without their documents, newest first. */
export async function listVersions(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<readonly Omit<FlowVersion, 'document'>[]> {
  const rows = await tx<VersionRow<Omit<FlowVersion, 'document'>>[]>`
    select flow_id, slug, version, artefact_hash, published_at, published_by, note
    from flow_versions
    join flows on flows.id = flow_id
    where flow_versions.workspace_id = ${workspaceId} and flows.workspace_id = ${workspaceId} and slug = ${slug}
    order by version desc`;
  return rows.map(versionOf);
}
