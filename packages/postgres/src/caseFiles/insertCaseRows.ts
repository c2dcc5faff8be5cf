import type { WorkspaceId } from '@countersign/model';
import type { CaseRow } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/** Adds rows to a file that is being received, and counts them. */
export async function insertCaseRows(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, rows }: { id: string; rows: readonly CaseRow[] },
): Promise<void> {
  const failed = rows.filter(({ problem }) => problem !== null).length;
  await tx`
    with file as (
      update case_files set rows = rows + ${rows.length}, failed = failed + ${failed}, updated_at = now()
      where workspace_id = ${workspaceId} and id = ${id} and status = 'receiving'
      returning id
    )
    insert into case_rows (workspace_id, file_id, row, line, input, subject, case_type, problem)
    select ${workspaceId}, file.id, given.row, line, input, subject, "caseType", problem
    from file, json_to_recordset(${jsonRows(rows)}::text::json) as given (row integer, line integer, input json,
      subject text, "caseType" text, problem json)`;
}
