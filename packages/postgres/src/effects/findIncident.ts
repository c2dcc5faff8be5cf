import type { RunId, WorkspaceId } from '@countersign/model';
import type { StoredIncident } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { isUuid } from '../isUuid.ts';

/** The parked effect of this name. */
export async function findIncident(
  worker: Sql,
  workspaceId: WorkspaceId,
  { runId, key }: Readonly<{ runId: RunId; key: string }>,
): Promise<StoredIncident | null> {
  if (!isUuid(runId)) return null;
  const [row] = await worker<StoredIncident[]>`
    select key, kind, node, visit, problem
    from effects
    where run_id = ${runId} and key = ${key} and workspace_id = ${workspaceId} and problem is not null`;
  return row ?? null;
}
