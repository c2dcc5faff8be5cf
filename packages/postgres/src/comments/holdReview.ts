import type { ReviewId, RunId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Keeps a review from being deleted until the transaction ends; answers its run, or undefined where there is none. */
export async function holdReview(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  reviewId: ReviewId,
): Promise<RunId | undefined> {
  const [held] = await tx<{ runId: RunId }[]>`
    select run_id from reviews where workspace_id = ${workspaceId} and id = ${reviewId} for key share`;
  return held?.runId;
}
