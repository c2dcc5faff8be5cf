import type { Json, RunId, WorkspaceId } from '@countersign/model';
import type { CallProgress } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

type CallInput = Readonly<{ inputs: readonly Json[] }>;
type ProgressRow = Omit<CallProgress, 'of'> &
  Readonly<{ packed: Uint8Array | null; input: CallInput | null; isOpen: boolean }>;

/** How far the calls of a run have come: their runs by status, and how many an open call will have. */
export async function listCalls(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: RunId,
): Promise<readonly CallProgress[]> {
  const rows = await tx<ProgressRow[]>`
    with children as (
      select parent_key as key, parent_node as node, parent_visit as visit, status, count(*)::integer as runs
      from runs
      where workspace_id = ${workspaceId} and parent_run_id = ${id}
      group by parent_key, parent_node, parent_visit, status
    ), open as (
      select key, node, visit, packed_input, input
      from effects
      where workspace_id = ${workspaceId} and run_id = ${id} and kind = 'call'
    )
    select coalesce(children.node, open.node) as node, coalesce(children.visit, open.visit) as visit,
      coalesce(json_object_agg(status, runs) filter (where status is not null), '{}') as counts,
      (array_agg(open.packed_input))[1] as packed, (array_agg(open.input))[1] as input, count(open.key) > 0 as is_open
    from children
    full join open using (key)
    group by 1, 2, key
    order by 2, 1`;
  return rows.map(({ node, visit, counts, packed, input, isOpen }) => ({
    ...{ node, visit, counts },
    of: isOpen ? unpack(packed, input).inputs.length : null,
  }));
}
