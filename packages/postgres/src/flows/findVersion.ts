import type { WorkspaceId } from '@countersign/model';
import type { FlowVersion } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type VersionRow, versionOf } from './versionOf.ts';

/** The version of this number, or the newest for null. */
export async function findVersion(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  slug: string,
  version: number | null,
): Promise<FlowVersion | null> {
  const [row] = await tx<VersionRow[]>`
    select flow_id, slug, version, document, artefact_hash, published_at, published_by, note
    from flow_versions
    join flows on flows.id = flow_id
    where flow_versions.workspace_id = ${workspaceId} and flows.workspace_id = ${workspaceId} and slug = ${slug}
      and version = coalesce(${version}, newest_version)`;
  return row ? versionOf(row) : null;
}
