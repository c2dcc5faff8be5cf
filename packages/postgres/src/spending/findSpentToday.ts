import type { WorkspaceId } from '@countersign/model';
import type { SpentToday } from '@countersign/runtime';
import type { Sql } from 'postgres';

type SumRow = Readonly<{ tokens: number; cost: number; flowTokens: number; flowCost: number }>;

/** What a flow, and its whole workspace, has used up since midnight (UTC). */
export async function findSpentToday(
  worker: Sql,
  workspaceId: WorkspaceId,
  flowId: string,
): Promise<SpentToday> {
  const [row] = await worker<SumRow[]>`
    select coalesce(sum(tokens), 0) as tokens, coalesce(sum(cost), 0) as cost,
      coalesce(sum(tokens) filter (where flow_id = ${flowId}), 0) as flow_tokens,
      coalesce(sum(cost) filter (where flow_id = ${flowId}), 0) as flow_cost
    from spending
    where workspace_id = ${workspaceId} and day = (now() at time zone 'UTC')::date`;
  const { tokens = 0, cost = 0, flowTokens = 0, flowCost = 0 } = row ?? {};
  return { workspace: { tokens, cost }, flow: { tokens: flowTokens, cost: flowCost } };
}
