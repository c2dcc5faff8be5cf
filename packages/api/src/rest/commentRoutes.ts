import { ReviewId } from '@countersign/model';
import { z } from 'zod';
import { found, unwrap } from '../problems/ProblemError.ts';
import { addComment, CommentInput, commentsOf } from '../reviews/comments.ts';
import { NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const NO_REVIEW = 'There is no such review.';
const ReviewParams = z.strictObject({ id: ReviewId });

const listComments = defineRoute({
  method: 'GET',
  path: '/reviews/{id}/comments',
  scope: 'reviews:read',
  summary: 'List what was said about a review',
  description: 'In the order in which it was written; all of it. It stays when the review is closed.',
  params: ReviewParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The comments', schema: { listOf: 'ReviewComment' } },
  problems: ['review_not_found'],
  async handle({ services, workspaceId, params }) {
    found(await services.reviews.get(workspaceId, params.id), 'review_not_found', NO_REVIEW);
    const items = await commentsOf({ services, workspaceId }, params.id);
    return { status: 200, body: { items, nextCursor: null } };
  },
});

const writeComment = defineRoute({
  method: 'POST',
  path: '/reviews/{id}/comments',
  scope: 'reviews:write',
  summary: 'Say something about a review',
  description: 'Plain text. It is written into the audit chain and cannot be changed afterwards.',
  params: ReviewParams,
  query: NoFields,
  body: CommentInput,
  answer: { status: 201, description: 'The comment', schema: 'ReviewComment' },
  problems: ['review_not_found', 'mention_unknown', 'too_many_comments'],
  async handle({ services, workspaceId, actor, params, body }) {
    const added = await addComment({ services, workspaceId }, { ...body, review: params.id, actor });
    return { status: 201, body: unwrap(added) };
  },
});

export const commentRoutes: readonly Route[] = [listComments, writeComment];
