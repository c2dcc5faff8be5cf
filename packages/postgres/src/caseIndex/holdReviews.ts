import type { ReviewId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/**
 * Keeps reviews from being deleted until the transaction ends, and answers those that are still there: who erases a run
 * waits, and then finds in the index what was written of it.
 */
export async function holdReviews(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  ids: readonly ReviewId[],
): Promise<readonly ReviewId[]> {
  const held = await tx<{ id: ReviewId }[]>`
    select id from reviews
    where workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[])
    order by id
    for key share`;
  return held.map(({ id }) => id);
}
