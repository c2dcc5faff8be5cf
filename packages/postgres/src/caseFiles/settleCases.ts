import type { CaseOutcome, CaseQueue } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/**
 * Notes what became of rows. Each counts once, whoever notes it: a worker that lost its lease has started the same runs
 * as the one that has it now. The file is over when no row is left.
 */
export async function settleCases(
  worker: Sql,
  { fileId, token }: Parameters<CaseQueue['settle']>[0],
  outcomes: readonly CaseOutcome[],
): Promise<void> {
  await worker`
    with file as (
      select id from case_files where id = ${fileId} for update
    ), noted as (
      update case_rows
      set run_id = given."runId", problem = case when given."runId" is null then given.problem end,
        input = case when given."runId" is null then input end
      from file, json_to_recordset(${jsonRows(outcomes)}::text::json) as given (row integer, "runId" uuid, problem json)
      where file_id = file.id and case_rows.row = given.row and case_rows.run_id is null and case_rows.problem is null
      returning case_rows.run_id
    ), counted as (
      select count(run_id)::integer as started, (count(*) - count(run_id))::integer as failed from noted
    )
    update case_files
    set started = case_files.started + counted.started, failed = case_files.failed + counted.failed,
      status = case
        when status = 'running' and rows <= case_files.started + counted.started + case_files.failed + counted.failed
        then 'done' else status end,
      due_at = case when token = ${token} then now() else due_at end, updated_at = now()
    from counted
    where case_files.id = ${fileId}`;
}
