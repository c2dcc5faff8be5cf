import type { WorkspaceId } from '@countersign/model';
import type { FlowSummary } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** A workspace's flows by name, with what waits and runs in each. */
export async function listFlows(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  archived: boolean,
): Promise<readonly FlowSummary[]> {
  const rows = await tx<(Omit<FlowSummary, 'updatedAt'> & { updatedAt: Date })[]>`
    select id, slug, draft ->> 'name' as name, draft ->> 'description' as description,
      newest_version as version, published_hash is distinct from draft_hash as changed, archived,
      (select count(*)::integer from reviews
        where reviews.workspace_id = ${workspaceId} and reviews.flow_id = flows.id and status = 'open') as open_reviews,
      (select count(*)::integer from runs where runs.flow_id = flows.id and final_status is null) as active_runs,
      draft_updated_at as updated_at
    from flows
    where workspace_id = ${workspaceId} and archived = ${archived}
    order by draft ->> 'name', slug`;
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}
