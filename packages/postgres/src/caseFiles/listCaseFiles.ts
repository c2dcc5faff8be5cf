import type { WorkspaceId } from '@countersign/model';
import type { CaseFile, Page } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { decodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { type CaseFileRow, caseFileOf } from './caseFileOf.ts';

export type CaseFileFilter = {
  readonly flow?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

/** A workspace's files, newest first. */
export async function listCaseFiles(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { flow, ...page }: CaseFileFilter,
): Promise<Page<CaseFile>> {
  const limit = pageLimit(page.limit);
  const cursor = decodeCursor(page.cursor);
  const rows = await tx<(CaseFileRow & { sortedBy: string })[]>`
    select *, created_at::text as sorted_by
    from case_files
    where workspace_id = ${workspaceId} and status <> 'receiving'
      ${cursor ? tx`and (created_at, id) < (${cursor.value}::text::timestamptz, ${cursor.id}::uuid)` : tx``}
      ${flow === undefined ? tx`` : tx`and flow = ${flow}`}
    order by created_at desc, id desc
    limit ${limit + 1}`;
  return pageOf(rows, limit, caseFileOf);
}
