import type { WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';

/** Whether the audit chain says that there was such a run and that it was erased. */
export async function isErased(worker: Sql, workspaceId: WorkspaceId, id: string): Promise<boolean> {
  const rows = await worker`
    select from audit
    where workspace_id = ${workspaceId} and object = ${`run:${id}`} and action = 'run.erased'
    limit 1`;
  return rows.length > 0;
}
