import type { WorkspaceId } from '@countersign/model';
import { addSpent, NOTHING_SPENT, type Spending, type SpentToday } from '@countersign/runtime';
import type { Sql } from 'postgres';

type SumRow = Spending & Readonly<{ isOfFlow: boolean }>;

/** What a flow, and its whole workspace, has used up since midnight (UTC). */
export async function findSpentToday(
  worker: Sql,
  workspaceId: WorkspaceId,
  flowId: string,
): Promise<SpentToday> {
  const rows = await worker<SumRow[]>`
    select flow_id = ${flowId} as is_of_flow, sum(tokens) as tokens, sum(cost) as cost, sum(steps) as steps,
      sum(work_ms) as work_ms
    from spending
    where workspace_id = ${workspaceId} and day = (now() at time zone 'UTC')::date
    group by 1`;
  const sumOf = (summed: readonly SumRow[]) => summed.reduce((sum, row) => addSpent(sum, row), NOTHING_SPENT);
  return { workspace: sumOf(rows), flow: sumOf(rows.filter(({ isOfFlow }) => isOfFlow)) };
}
