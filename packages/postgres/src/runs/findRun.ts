import type { RunId, WorkspaceId } from '@countersign/model';
import type { RunDetails } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { listCalls } from './listCalls.ts';
import { type RunRow, runOf } from './runOf.ts';

type DetailsRow = RunRow & Pick<RunDetails, 'startedBy' | 'activeNodes'>;

/** A run of this workspace with the nodes that it is at: those with an effect, a timer or an open review. */
export async function findRun(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: RunId,
): Promise<RunDetails | null> {
  const [[row], calls] = await Promise.all([
    tx<DetailsRow[]>`
    select id, flow, version, status, outcome, output, input, subject, case_type, created_at, updated_at, priority,
      parent_run_id, parent_key, parent_node, parent_visit, parent_index, started_by,
      array(
        select node from effects where effects.run_id = runs.id
        union select node from timers where timers.run_id = runs.id and node <> ''
        union select node from reviews where reviews.run_id = runs.id and reviews.status = 'open'
        order by node
      ) as active_nodes
    from runs
    where workspace_id = ${workspaceId} and id = ${id}`,
    listCalls(tx, workspaceId, id),
  ]);
  if (!row) return null;
  const { startedBy, activeNodes } = row;
  return { ...runOf(row), startedBy, activeNodes, calls };
}
