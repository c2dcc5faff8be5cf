import type { WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';

/** Which artefact a version of a flow runs. */
export async function findArtefactHash(
  worker: Sql,
  workspaceId: WorkspaceId,
  { slug, version }: Readonly<{ slug: string; version: number }>,
): Promise<string | null> {
  const [row] = await worker<{ artefactHash: string }[]>`
    select artefact_hash
    from flow_versions
    join flows on flows.id = flow_id
    where flow_versions.workspace_id = ${workspaceId} and flows.workspace_id = ${workspaceId}
      and slug = ${slug} and version = ${version}`;
  return row?.artefactHash ?? null;
}
