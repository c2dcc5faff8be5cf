import type { WorkspaceId } from '@countersign/model';
import type { CaseFile } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type CaseFileRow, caseFileOf } from './caseFileOf.ts';

/** Stops a file, lets it go on or calls it off; nothing when it is over already. */
export async function updateCaseFile(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, status }: { id: string; status: CaseFile['status'] },
): Promise<CaseFile | undefined> {
  const [row] = await tx<CaseFileRow[]>`
    update case_files set status = ${status}, updated_at = now()
    where workspace_id = ${workspaceId} and id = ${id} and status in ('running', 'paused')
    returning *`;
  return row && caseFileOf(row);
}
