import type { ReviewComment, RunId, WorkspaceId } from '@countersign/model';
import type { NewComment } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type CommentRow, commentOf } from './commentOf.ts';

/** A thread that is longer is none. */
export const MOST_COMMENTS = 500;

/** Adds a comment to a review that the transaction holds; null when there are as many as there can be. */
export async function insertComment(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, reviewId, runId, text, mentions, actor }: NewComment & { readonly runId: RunId },
): Promise<ReviewComment | null> {
  const [row] = await tx<CommentRow[]>`
    insert into review_comments (workspace_id, review_id, id, run_id, author, text, mentions)
    select ${workspaceId}, ${reviewId}::uuid, ${id}::uuid, ${runId}::uuid, ${actor.id}, ${text},
      ${tx.array([...mentions])}::text[]
    where (
      select count(*) from review_comments where workspace_id = ${workspaceId} and review_id = ${reviewId}
    ) < ${MOST_COMMENTS}
    returning id, review_id, author, text, mentions, written_at`;
  return row === undefined ? null : commentOf(row);
}
