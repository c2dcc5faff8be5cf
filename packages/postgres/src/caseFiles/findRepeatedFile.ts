import type { WorkspaceId } from '@countersign/model';
import type { CaseFile } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type CaseFileRow, caseFileOf } from './caseFileOf.ts';

/** The file that came under this idempotency key, and the hash of what was in it. */
export async function findRepeatedFile(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  idempotencyKey: string,
): Promise<{ readonly file: CaseFile; readonly hash: string } | null> {
  const [row] = await tx<(CaseFileRow & { hash: string })[]>`
    select * from case_files where workspace_id = ${workspaceId} and idempotency_key = ${idempotencyKey}`;
  return row ? { file: caseFileOf(row), hash: row.hash } : null;
}
