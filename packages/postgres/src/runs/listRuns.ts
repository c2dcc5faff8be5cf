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
  const { flow, subject, status, parent } = filter;
  const rows = await tx<(RunRow & { sortedBy: string })[]>`
    select id, flow, version, status, outcome, output, input, subject, case_type, created_at, updated_at, priority,
      parent_run_id, parent_key, parent_node, parent_visit, parent_index,
      created_at::text as sorted_by
    from runs
    where workspace_id = ${workspaceId}
      ${cursor ? tx`and (created_at, id) < (${cursor.value}::text::timestamptz, ${cursor.id}::uuid)` : tx``}
      ${flow === undefined ? tx`` : tx`and flow_id = (select id from flows where workspace_id = ${workspaceId} and slug = ${flow})`}
      ${parent === undefined ? tx`` : tx`and parent_run_id = ${parent}`}
      ${subject === undefined ? tx`` : tx`and subject = ${subject}`}
      ${status === undefined ? tx`` : tx`and status = ${status} and ${tx.unsafe(INDEXED_AS[status])}`}
    order by created_at desc, id desc
    limit ${limit + 1}`;
  return pageOf(rows, limit, runOf);
}

/** What else is true of a run of each status, in the words of the partial indexes. */
const INDEXED_AS: { readonly [K in RunStatus]: string } = {
  running: 'final_status is null',
  waiting: 'final_status is null',
  parked: 'final_status is null',
  ended: "final_status = 'ended'",
  failed: "final_status in ('failed', 'cancelled')",
  cancelled: "final_status in ('failed', 'cancelled')",
};
