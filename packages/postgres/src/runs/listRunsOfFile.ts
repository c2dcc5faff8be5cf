import type { Run, WorkspaceId } from '@countersign/model';
import type { Page, RunFilter } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { decodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { type RunRow, runOf } from './runOf.ts';

/** The runs that a file of cases started, its last row first: the rows are in order already, the runs would need sorting. */
export async function listRunsOfFile(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  filter: RunFilter & Readonly<{ file: string }>,
): Promise<Page<Run>> {
  const limit = pageLimit(filter.limit);
  const cursor = decodeCursor(filter.cursor);
  const { file, flow, version, subject, status } = filter;
  const rows = await tx<(RunRow & { sortedBy: string })[]>`
    select id, runs.flow, version, status, outcome, output, runs.input, runs.subject, runs.case_type, runs.created_at, updated_at,
      priority, parent_run_id, parent_key, parent_node, parent_visit, parent_index, case_rows.row::text as sorted_by
    from case_rows
    join runs on runs.id = case_rows.run_id
    where case_rows.workspace_id = ${workspaceId} and file_id = ${file}
      ${cursor ? tx`and case_rows.row < ${cursor.value}::text::integer` : tx``}
      ${flow === undefined ? tx`` : tx`and runs.flow = ${flow}`}
      ${version === undefined ? tx`` : tx`and runs.version = ${version}`}
      ${subject === undefined ? tx`` : tx`and runs.subject = ${subject}`}
      ${status === undefined ? tx`` : tx`and runs.status = ${status}`}
    order by case_rows.row desc
    limit ${limit + 1}`;
  return pageOf(rows, limit, runOf);
}
