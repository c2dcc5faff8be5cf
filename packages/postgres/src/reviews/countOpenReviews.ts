import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** How many wait for an answer. Those on which one waits are few, and have an index of their own. */
export async function countOpenReviews(tx: TransactionSql, workspaceId: WorkspaceId): Promise<number> {
  const [row] = await tx<{ open: number }[]>`
    select (
      (select count(*) from reviews where workspace_id = ${workspaceId} and status = 'open') -
      (select count(*) from reviews where workspace_id = ${workspaceId} and pending is not null and status = 'open')
    )::integer as open`;
  return row?.open ?? 0;
}
