import type { CaseBatch, CaseRow } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** Leases the file that was left alone longest and answers its next rows; several workers never get the same one. */
export async function claimCases(worker: Sql, rows: number, leaseMs: number): Promise<CaseBatch | null> {
  const [file] = await worker<Omit<CaseBatch, 'rows'>[]>`
    with due as (
      select id from case_files
      where status = 'running' and due_at <= now()
      order by due_at
      limit 1
      for update skip locked
    )
    update case_files
    set token = token + 1, due_at = now() + ${leaseMs} * interval '1 millisecond'
    from due
    where case_files.id = due.id
    returning workspace_id, case_files.id as file_id, flow, priority, created_by as started_by, token`;
  if (file === undefined) return null;
  const open = await worker<CaseRow[]>`
    select row, line, input, subject, case_type, problem
    from case_rows
    where file_id = ${file.fileId} and run_id is null and problem is null
    order by row
    limit ${rows}`;
  return { ...file, rows: open };
}
