import type { RunId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

type Span = Readonly<{ flowId: string; since: string; limit: number }>;

/** The newest runs of a flow that began since an instant, of all versions. */
export const runsBegunSince = (
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { flowId, since, limit }: Span,
): Promise<readonly { id: RunId; version: number }[]> =>
  tx<{ id: RunId; version: number }[]>`
    select id, version from runs
    where workspace_id = ${workspaceId} and flow_id = ${flowId} and created_at >= ${since}::timestamptz
    order by created_at desc
    limit ${limit}`;
