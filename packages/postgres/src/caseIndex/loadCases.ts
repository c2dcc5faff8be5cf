import type { ReviewId, WorkspaceId } from '@countersign/model';
import type { PastCase } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

type PastCaseRow = Omit<PastCase, 'decidedAt'> & { readonly decidedAt: Date };

/** Answered cases of one workspace, the newest first. */
export async function loadCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  ids: readonly ReviewId[],
): Promise<readonly PastCase[]> {
  const rows = await tx<PastCaseRow[]>`
    select review_id, run_id, case_type, decision, amount, verdict, decided_at, text
    from case_texts
    where workspace_id = ${workspaceId} and review_id = any(${[...ids]}::uuid[])
    order by decided_at desc, review_id desc`;
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}
