import type { RunId, WorkspaceId } from '@countersign/model';
import type { CallProgress } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** How far the calls of a run have come: their runs by status, and how many an open call will have. */
export async function listCalls(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: RunId,
): Promise<readonly CallProgress[]> {
  return tx<CallProgress[]>`
    with children as (
      select parent_key as key, parent_node as node, parent_visit as visit, status, count(*)::integer as runs
      from runs
      where workspace_id = ${workspaceId} and parent_run_id = ${id}
      group by parent_key, parent_node, parent_visit, status
    ), open as (
      select key, node, visit, json_array_length(input -> 'inputs') as planned
      from effects
      where workspace_id = ${workspaceId} and run_id = ${id} and kind = 'call'
    )
    select coalesce(children.node, open.node) as node, coalesce(children.visit, open.visit) as visit,
      coalesce(json_object_agg(status, runs) filter (where status is not null), '{}') as counts, planned as "of"
    from children
    full join open using (key)
    group by 1, 2, key, planned
    order by 2, 1`;
}
