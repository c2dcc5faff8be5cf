import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Drops what was being received when a process died: nothing has come for an hour. */
export async function dropLeftFiles(tx: TransactionSql, workspaceId: WorkspaceId): Promise<void> {
  await tx`
    delete from case_files
    where workspace_id = ${workspaceId} and status = 'receiving' and updated_at < now() - interval '1 hour'`;
}
