import type { WorkspaceId } from '@countersign/model';
import { type WorkspaceLimits, WorkspaceSettings } from '@countersign/runtime';
import type { Sql } from 'postgres';

const Limits = WorkspaceSettings.pick({ dailyBudget: true, hostLimits: true });

/** The limits among a workspace's settings. */
export async function findLimits(worker: Sql, workspaceId: WorkspaceId): Promise<WorkspaceLimits> {
  const [row] = await worker<{ dailyBudget: unknown; hostLimits: unknown }[]>`
    select settings -> 'dailyBudget' as daily_budget, settings -> 'hostLimits' as host_limits
    from workspace_settings
    where workspace_id = ${workspaceId}`;
  return Limits.parse({
    dailyBudget: row?.dailyBudget ?? undefined,
    hostLimits: row?.hostLimits ?? undefined,
  });
}
