import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

const LOOKED_AT = 1_000;

/** The calls of a flow that wait for a person because they failed for good, by step. */
export async function countParkedSteps(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  flowId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx<{ node: string; parked: number }[]>`
    select node, count(*)::integer as parked
    from (
      select run_id, node from effects
      where workspace_id = ${workspaceId} and problem is not null
      order by parked_at, run_id, key
      limit ${LOOKED_AT}
    ) as parked
    join runs on runs.id = run_id
    where runs.flow_id = ${flowId}
    group by node`;
  return new Map(rows.map(({ node, parked }) => [node, parked]));
}
