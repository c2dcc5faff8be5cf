import { ReviewId, ReviewKind, ReviewStatus, RunId, Slug } from '@countersign/model';
import { z } from 'zod';
import { KeptCaseType, MAX_BATCH, VerdictInput } from '../inputs.ts';
import { withName, withNames } from '../names/withNames.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { problemDocument } from '../problems/problemDocument.ts';
import { statusOf } from '../problems/problemStatus.ts';
import { decideMany } from '../reviews/decideMany.ts';
import { decideReview } from '../reviews/decideReview.ts';
import { NoFields } from './emptyBody.ts';
import { ListQuery } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';

const ReviewParams = z.strictObject({ id: ReviewId });

const share = z
  .string()
  .regex(/^(0(\.\d{1,10})?|1(\.0{1,10})?)$/, 'Write a number from 0 to 1')
  .transform(Number);

const listReviews = defineRoute({
  method: 'GET',
  path: '/reviews',
  scope: 'reviews:read',
  summary: 'List reviews of the inbox',
  params: NoFields,
  query: ListQuery.extend({
    status: ReviewStatus.optional(),
    kind: ReviewKind.optional(),
    run: RunId.optional(),
    flow: Slug.optional(),
    checkpoint: z.string().min(1).max(100).optional(),
    caseType: KeptCaseType.optional(),
    minConfidence: share.optional(),
    sort: z.enum(['oldest', 'newest', 'confidence', 'amount', 'due']).optional(),
  }),
  body: null,
  answer: { status: 200, description: 'One page of reviews', schema: { listOf: 'ReviewListItem' } },
  problems: ['invalid_cursor'],
  async handle({ services, workspaceId, query }) {
    const { items, nextCursor } = await services.reviews.list(workspaceId, query);
    const where = { names: services.names, workspaceId };
    return { status: 200, body: { items: await withNames(where, 'decidedBy', items), nextCursor } };
  },
});

const getReview = defineRoute({
  method: 'GET',
  path: '/reviews/{id}',
  scope: 'reviews:read',
  summary: 'Get a review with everything that a reviewer is shown',
  params: ReviewParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The review', schema: 'Review' },
  problems: ['review_not_found'],
  async handle({ services, workspaceId, params }) {
    const review = await services.reviews.get(workspaceId, params.id);
    const shown = found(review, 'review_not_found', 'There is no such review.');
    return { status: 200, body: await withName({ names: services.names, workspaceId }, 'decidedBy', shown) };
  },
});

const DECISION_PROBLEMS = [
  'review_not_found',
  'review_decided',
  'review_changed',
  'review_closed',
  'verdict_not_allowed',
  'role_too_narrow',
  'four_eyes',
  'schema_violation',
] as const;

const giveVerdict = defineRoute({
  method: 'POST',
  path: '/reviews/{id}/verdict',
  scope: 'reviews:write',
  summary: 'Give the one verdict of a review',
  description:
    '`etag` is that of the review as you read it. When somebody else was first: 409 with `decidedBy` and `decidedAt`.',
  params: ReviewParams,
  query: NoFields,
  body: VerdictInput,
  answer: { status: 200, description: 'The decided review', schema: 'Review' },
  problems: DECISION_PROBLEMS,
  async handle({ services, workspaceId, actor, role, params, body }) {
    const decision = { ...body, review: params.id };
    return {
      status: 200,
      body: unwrap(await decideReview(services, { workspaceId, actor, role }, decision)),
    };
  },
});

const giveVerdicts = defineRoute({
  method: 'POST',
  path: '/reviews/verdicts',
  scope: 'reviews:write',
  summary: 'Give many verdicts, one result per item',
  description: 'Answers 200 as a whole; each item says in `status` what it would have been alone.',
  params: NoFields,
  query: NoFields,
  body: z.strictObject({
    verdicts: z
      .array(VerdictInput.extend({ id: ReviewId }))
      .min(1)
      .max(MAX_BATCH),
  }),
  answer: {
    status: 200,
    description: 'One result per verdict, in order',
    schema: { listOf: 'VerdictResult' },
  },
  problems: [],
  async handle({ services, workspaceId, actor, role, body }) {
    const decisions = body.verdicts.map(({ id, ...verdict }) => ({ ...verdict, review: id }));
    const results = await decideMany(services, { workspaceId, actor, role }, decisions);
    const items = results.map((result) =>
      result.ok
        ? { id: result.review, status: 200, review: { status: result.status } }
        : {
            id: result.review,
            status: statusOf(result.problem.code),
            problem: problemDocument(result.problem),
          },
    );
    return { status: 200, body: { items, nextCursor: null } };
  },
});

export const reviewRoutes: readonly Route[] = [listReviews, getReview, giveVerdict, giveVerdicts];
