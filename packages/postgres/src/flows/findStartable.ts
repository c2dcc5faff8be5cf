import type { WorkspaceId } from '@countersign/model';
import type { StartableFlow } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** What a start needs to know about a flow, without its document. */
export async function findStartable(
  worker: Sql,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<StartableFlow | null> {
  const [row] = await worker<StartableFlow[]>`
    select flows.id as flow_id, slug as flow, newest_version as version, artefact_hash, archived
    from flows
    left join flow_versions on flow_versions.flow_id = flows.id and version = newest_version
    where flows.workspace_id = ${workspaceId} and slug = ${slug}`;
  return row ?? null;
}
