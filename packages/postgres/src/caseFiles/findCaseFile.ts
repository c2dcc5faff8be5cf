import type { WorkspaceId } from '@countersign/model';
import type { CaseFile } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type CaseFileRow, caseFileOf } from './caseFileOf.ts';

/** A file that came in whole, by its id. */
export async function findCaseFile(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<CaseFile | null> {
  const [row] = await tx<CaseFileRow[]>`
    select * from case_files where workspace_id = ${workspaceId} and id = ${id} and status <> 'receiving'`;
  return row ? caseFileOf(row) : null;
}
