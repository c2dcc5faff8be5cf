import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export async function countOpenReviews(tx: TransactionSql, workspaceId: WorkspaceId): Promise<number> {
  const [row] = await tx<{ open: number }[]>`
    select count(*)::integer as open from reviews where workspace_id = ${workspaceId} and status = 'open'`;
  return row?.open ?? 0;
}
