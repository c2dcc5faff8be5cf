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
      coalesce(open.reviews, 0) as open_reviews, coalesce(active.runs, 0) as active_runs,
      draft_updated_at as updated_at
    from flows
    left join (
      select flow_id, count(*)::integer as reviews
      from reviews
      where workspace_id = ${workspaceId} and status = 'open'
      group by flow_id
    ) as open on open.flow_id = flows.id
    left join (
      select flow_id, count(*)::integer as runs
      from run_marks
      where workspace_id = ${workspaceId} and mark = 'active'
      group by flow_id
    ) as active on active.flow_id = flows.id
    where workspace_id = ${workspaceId} and archived = ${archived}
    order by draft ->> 'name', slug`;
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}
