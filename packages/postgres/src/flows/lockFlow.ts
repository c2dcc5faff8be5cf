import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** What publishing must know of a flow; `artefactHash` is that of the newest version. */
export type LockedFlow = Readonly<{
  id: string;
  draftRevision: number;
  newestVersion: number | null;
  artefactHash: string | null;
}>;

/** Locks a flow, so that two people who publish at once get two versions. */
export async function lockFlow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<LockedFlow | undefined> {
  const [row] = await tx<LockedFlow[]>`
    select id, draft_revision, newest_version,
      (select artefact_hash from flow_versions where flow_id = flows.id and version = newest_version) as artefact_hash
    from flows
    where workspace_id = ${workspaceId} and slug = ${slug}
    for update`;
  return row;
}
