import { fail, ok, problem, type Result, type ReviewComment, type WorkspaceId } from '@countersign/model';
import type { Comments, NewComment } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { auditedChange, type RecordDeed } from '../audit/auditedChange.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { notifyHints } from '../store/notifyHints.ts';
import { holdReview } from './holdReview.ts';
import { insertComment, MOST_COMMENTS } from './insertComment.ts';
import { insertMentions } from './insertMentions.ts';
import { listComments } from './listComments.ts';

/** Comments on PostgreSQL. They are written by the role that may hold a review: reading needs no more than a workspace. */
export function createComments({ app, worker }: { readonly app: Sql; readonly worker: Sql }): Comments {
  return {
    list: async (workspaceId, reviewId) =>
      isUuid(reviewId) ? inWorkspace(app, workspaceId, (tx) => listComments(tx, workspaceId, reviewId)) : [],
    add: async (workspaceId, comment) =>
      isUuid(comment.reviewId)
        ? auditedChange(worker, (tx, record) => addComment(tx, record, { ...comment, workspaceId }))
        : fail(NO_REVIEW),
  };
}

async function addComment(
  tx: TransactionSql,
  record: RecordDeed,
  { workspaceId, ...comment }: NewComment & { readonly workspaceId: WorkspaceId },
): Promise<Result<ReviewComment>> {
  const { id, reviewId, text, mentions, actor } = comment;
  const runId = await holdReview(tx, workspaceId, reviewId);
  if (runId === undefined) return fail(NO_REVIEW);
  const written = await insertComment(tx, workspaceId, { ...comment, runId });
  if (written === null) return fail(TOO_MANY);
  await insertMentions(tx, workspaceId, { reviewId, runId, mentions });
  await notifyHints(tx, [{ type: 'reviews', workspaceId, runIds: [runId] }]);
  record({
    ...{ workspaceId, actor: actor.id, action: 'review.commented', object: `review:${reviewId}` },
    payload: { runId, comment: id, text, mentions: [...mentions] },
  });
  return ok(written);
}

const NO_REVIEW = problem('review_not_found', 'There is no such review in the workspace.');
const TOO_MANY = problem(
  'too_many_comments',
  `There are ${MOST_COMMENTS} comments on this review, as many as one can have.`,
);
