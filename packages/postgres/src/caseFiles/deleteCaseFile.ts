import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Drops a file that is being received, with its rows. */
export async function deleteCaseFile(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<void> {
  await tx`
    delete from case_files where workspace_id = ${workspaceId} and id = ${id} and status = 'receiving'`;
}
