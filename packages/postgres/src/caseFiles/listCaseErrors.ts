import type { WorkspaceId } from '@countersign/model';
import type { CaseRowError, Page } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { decodeCursor, pageLimit, pageOf } from '../cursor.ts';

export type ErrorsPage = {
  readonly id: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

/** The rows of a file that started no run, in its order. */
export async function listCaseErrors(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, ...page }: ErrorsPage,
): Promise<Page<CaseRowError>> {
  const limit = pageLimit(page.limit);
  const cursor = decodeCursor(page.cursor);
  const rows = await tx<(CaseRowError & { id: string; sortedBy: string })[]>`
    select row, line, problem, row::text as id, row::text as sorted_by
    from case_rows
    where workspace_id = ${workspaceId} and file_id = ${id} and problem is not null
      ${cursor ? tx`and row > ${cursor.value}::text::integer` : tx``}
    order by row
    limit ${limit + 1}`;
  return pageOf(rows, limit, ({ row, line, problem }) => ({ row, line, problem }));
}
