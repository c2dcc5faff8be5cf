import type { Run, RunStatus, WorkspaceId } from '@countersign/model';
import type { Page, RunFilter } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { decodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { type RunRow, runOf } from './runOf.ts';

/** A workspace's runs, newest first. */
export async function listRuns(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  filter: RunFilter,
): Promise<Page<Run>> {
  const limit = pageLimit(filter.limit);
  const cursor = decodeCursor(filter.cursor);
  const { flow, version, subject, status, parent } = filter;
  // Of few among many the marks know, which are in the same order as the runs.
  const mark = status === undefined ? null : MARKS[status];
  const ordered = tx.unsafe(mark === null ? 'runs.created_at, id' : 'run_marks.created_at, run_id');
  const newestFirst = tx.unsafe(
    mark === null ? 'runs.created_at desc, id desc' : 'run_marks.created_at desc, run_id desc',
  );
  const rows = await tx<(RunRow & { sortedBy: string })[]>`
    select id, flow, version, status, outcome, output, input, subject, case_type, runs.created_at, updated_at, priority,
      parent_run_id, parent_key, parent_node, parent_visit, parent_index, runs.created_at::text as sorted_by
    from runs ${mark === null ? tx`` : tx`join run_marks on run_id = id and run_marks.workspace_id = ${workspaceId} and mark = ${mark}`}
    where runs.workspace_id = ${workspaceId}
      ${cursor ? tx`and (${ordered}) < (${cursor.value}::text::timestamptz, ${cursor.id}::uuid)` : tx``}
      ${flow === undefined ? tx`` : tx`and runs.flow_id = (select id from flows where workspace_id = ${workspaceId} and slug = ${flow})`}
      ${parent === undefined ? tx`` : tx`and parent_run_id = ${parent}`}
      ${version === undefined ? tx`` : tx`and runs.version = ${version}`}
      ${subject === undefined ? tx`` : tx`and runs.subject = ${subject}`}
      ${status === undefined ? tx`` : tx`and runs.status = ${status}`}
    order by ${newestFirst}
    limit ${limit + 1}`;
  return pageOf(rows, limit, runOf);
}

/** Under which mark the runs of each status are found; those that ended well have none. */
const MARKS: { readonly [K in RunStatus]: string | null } = {
  running: 'active',
  waiting: 'active',
  parked: 'active',
  ended: null,
  failed: 'failed',
  cancelled: 'cancelled',
};
