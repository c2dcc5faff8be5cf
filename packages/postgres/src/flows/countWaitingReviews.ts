import type { WorkspaceId } from '@countersign/model';
import type { WaitingReviews } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** Beyond it a workspace has other worries than the exact number. */
const LOOKED_AT = 10_000;

type Row = Omit<WaitingReviews, 'oldestAt'> & Readonly<{ node: string; oldestAt: Date }>;

/** The open reviews of a flow by step and age. */
export async function countWaitingReviews(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  flowId: string,
): Promise<ReadonlyMap<string, WaitingReviews>> {
  const rows = await tx<Row[]>`
    select node, count(*)::integer as count, min(opened_at) as oldest_at,
      (count(*) filter (where due_at < now()))::integer as overdue,
      (count(*) filter (where opened_at < now() - interval '1 hour'))::integer as over_one_hour,
      (count(*) filter (where opened_at < now() - interval '1 day'))::integer as over_one_day,
      (count(*) filter (where opened_at < now() - interval '3 days'))::integer as over_three_days
    from (
      select node, flow_id, opened_at, due_at from reviews
      where workspace_id = ${workspaceId} and status = 'open'
      order by opened_at
      limit ${LOOKED_AT}
    ) as open
    where flow_id = ${flowId}
    group by node`;
  return new Map(
    rows.map(({ node, oldestAt, ...counts }) => [node, { ...counts, oldestAt: oldestAt.toISOString() }]),
  );
}
