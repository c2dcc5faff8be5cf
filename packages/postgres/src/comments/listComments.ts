import type { ReviewComment, ReviewId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { type CommentRow, commentOf } from './commentOf.ts';

/** Everything that was said about a review, in the order in which it was written. */
export async function listComments(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  reviewId: ReviewId,
): Promise<readonly ReviewComment[]> {
  const rows = await tx<CommentRow[]>`
    select id, review_id, author, text, mentions, written_at
    from review_comments
    where workspace_id = ${workspaceId} and review_id = ${reviewId}
    order by written_at, id`;
  return rows.map(commentOf);
}
