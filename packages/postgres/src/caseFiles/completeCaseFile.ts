import type { WorkspaceId } from '@countersign/model';
import type { CaseFile } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type CaseFileRow, caseFileOf } from './caseFileOf.ts';

export type Completion = Readonly<{ id: string; idempotencyKey: string | null; hash: string }>;

/** Lets a received file start its rows; nothing when another file has its idempotency key. */
export async function completeCaseFile(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, idempotencyKey, hash }: Completion,
): Promise<CaseFile | undefined> {
  const [row] = await tx<CaseFileRow[]>`
    update case_files
    set status = case when rows = failed then 'done' else 'running' end, hash = ${hash},
      idempotency_key = ${idempotencyKey}, updated_at = now(), due_at = now()
    where workspace_id = ${workspaceId} and id = ${id} and status = 'receiving'
      and not exists (
        select from case_files where workspace_id = ${workspaceId} and idempotency_key = ${idempotencyKey}
      )
    returning *`;
  return row && caseFileOf(row);
}
