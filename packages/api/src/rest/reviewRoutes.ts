import { ReviewId } from '@countersign/model';
import { z } from 'zod';
import { MAX_BATCH, VerdictInput } from '../inputs.ts';
import { withName, withNames } from '../names/withNames.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { problemDocument } from '../problems/problemDocument.ts';
import { statusOf } from '../problems/problemStatus.ts';
import { asAsked } from '../reviews/asAsked.ts';
import { decideMany } from '../reviews/decideMany.ts';
import { decideReview } from '../reviews/decideReview.ts';
import { precedentsOf, unusualOf } from '../reviews/lookBack.ts';
import { selectReviews } from '../reviews/selectReviews.ts';
import { statisticsOf } from '../reviews/statisticsOf.ts';
import { NoFields } from './emptyBody.ts';
import { IDEMPOTENCY_KEY, idempotencyKey } from './idempotencyKey.ts';
import { ReviewFilterQuery, ReviewListQuery, SelectionQuery } from './reviewQuery.ts';
import { defineRoute, type Route } from './route.ts';

const NO_REVIEW = 'There is no such review.';
const ReviewParams = z.strictObject({ id: ReviewId });

const listReviews = defineRoute({
  method: 'GET',
  path: '/reviews',
  scope: 'reviews:read',
  summary: 'List reviews of the inbox',
  description:
    'A page may be shorter than `limit` although `nextCursor` leads on: what is rare is looked for bit by bit.',
  params: NoFields,
  query: ReviewListQuery,
  body: null,
  answer: { status: 200, description: 'One page of reviews', schema: { listOf: 'ReviewListItem' } },
  problems: ['invalid_cursor'],
  async handle({ services, workspaceId, actor, query }) {
    const { items, nextCursor } = await services.reviews.list(workspaceId, asAsked({ actor }, query));
    const where = { names: services.names, workspaceId };
    return { status: 200, body: { items: await withNames(where, 'decidedBy', items), nextCursor } };
  },
});

const getStatistics = defineRoute({
  method: 'GET',
  path: '/reviews/statistics',
  scope: 'reviews:read',
  summary: 'Count the reviews that a filter means, and how their answers agreed with the agent',
  params: NoFields,
  query: ReviewFilterQuery,
  body: null,
  answer: { status: 200, description: 'The figures of now', schema: 'ReviewStatistics' },
  problems: [],
  handle: async ({ services, workspaceId, actor, query }) => ({
    status: 200,
    body: await statisticsOf(services, workspaceId, asAsked({ actor }, query)),
  }),
});

const getSelection = defineRoute({
  method: 'GET',
  path: '/reviews/selection',
  scope: 'reviews:read',
  summary: 'Take everything that waits and that a filter means, as it is now, to answer it together',
  description:
    'Not more than `limit`. Send the `etag` of each with its verdict: it counts for exactly what was selected, and what was changed or answered meanwhile says so.',
  params: NoFields,
  query: SelectionQuery,
  body: null,
  answer: { status: 200, description: 'The selection', schema: 'ReviewSelection' },
  problems: [],
  async handle({ services, workspaceId, actor, query }) {
    const selection = await selectReviews(services, workspaceId, asAsked({ actor }, query));
    const where = { names: services.names, workspaceId };
    return {
      status: 200,
      body: { ...selection, items: await withNames(where, 'decidedBy', selection.items) },
    };
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
    const shown = found(review, 'review_not_found', NO_REVIEW);
    return { status: 200, body: await withName({ names: services.names, workspaceId }, 'decidedBy', shown) };
  },
});

const listPrecedents = defineRoute({
  method: 'GET',
  path: '/reviews/{id}/precedents',
  scope: 'reviews:read',
  summary: 'List the past cases most like that of a review',
  description:
    'Answered cases of the same checkpoint first, then of the workspace; five at most. Each says how it was answered and what both have in common. Verdicts count within seconds.',
  params: ReviewParams,
  query: NoFields,
  body: null,
  answer: {
    status: 200,
    description: 'Similar cases, the most similar first',
    schema: { listOf: 'Precedent' },
  },
  problems: ['review_not_found'],
  async handle({ services, workspaceId, params }) {
    const review = found(await services.reviews.get(workspaceId, params.id), 'review_not_found', NO_REVIEW);
    return {
      status: 200,
      body: { items: await precedentsOf(services, workspaceId, review), nextCursor: null },
    };
  },
});

const getUnusual = defineRoute({
  method: 'GET',
  path: '/reviews/{id}/unusual',
  scope: 'reviews:read',
  summary: "Get what is unusual about a review's case",
  description:
    'Its fields against those of the newest 1,000 cases that were answered at its checkpoint before it.',
  params: ReviewParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'What is unusual, the least usual first', schema: 'Unusual' },
  problems: ['review_not_found'],
  async handle({ services, workspaceId, params }) {
    const review = found(await services.reviews.get(workspaceId, params.id), 'review_not_found', NO_REVIEW);
    return { status: 200, body: await unusualOf(services, workspaceId, review) };
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
    '`etag` is that of the review as you read it. When it was decided before: 409 with `decidedBy` and `decidedAt`. Send an ' +
    '`Idempotency-Key` to be able to send it again: the same verdict under the same key is answered as the first time. ' +
    'With `undoable` it waits in `pending` for as long as the settings say, and can be withdrawn until it takes effect.',
  headers: [IDEMPOTENCY_KEY],
  params: ReviewParams,
  query: NoFields,
  body: VerdictInput,
  answer: { status: 200, description: 'The decided review', schema: 'Review' },
  problems: DECISION_PROBLEMS,
  async handle({ services, workspaceId, actor, role, params, body, header }) {
    const decision = { ...body, review: params.id, idempotencyKey: idempotencyKey(header) };
    return {
      status: 200,
      body: unwrap(await decideReview(services, { workspaceId, actor, role }, decision)),
    };
  },
});

const withdrawVerdict = defineRoute({
  method: 'POST',
  path: '/reviews/{id}/verdict/withdraw',
  scope: 'reviews:write',
  summary: 'Withdraw a verdict before it takes effect',
  description:
    'Only one that was given with `undoable`, by whoever gave it; the review is open then as before. A verdict in `pending` ' +
    'that could not take effect, because the review was closed first, is forgotten.',
  params: ReviewParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The review', schema: 'Review' },
  problems: ['review_not_found', 'verdict_not_pending', 'verdict_of_another'],
  handle: async ({ services, workspaceId, actor, params }) => ({
    status: 200,
    body: unwrap(await services.verbs.withdraw(workspaceId, { reviewId: params.id, actor })),
  }),
});

const giveVerdicts = defineRoute({
  method: 'POST',
  path: '/reviews/verdicts',
  scope: 'reviews:write',
  summary: 'Give many verdicts, one result per item',
  description:
    'Answers 200 as a whole; each item says in `status` what it would have been alone. An `Idempotency-Key` is meant for each.',
  headers: [IDEMPOTENCY_KEY],
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
  async handle({ services, workspaceId, actor, role, body, header }) {
    const key = idempotencyKey(header);
    const decisions = body.verdicts.map(({ id, ...verdict }) => ({
      ...verdict,
      ...{ review: id, idempotencyKey: key },
    }));
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

export const reviewRoutes: readonly Route[] = [
  listReviews,
  listPrecedents,
  getUnusual,
  getStatistics,
  getSelection,
  getReview,
  giveVerdict,
  withdrawVerdict,
  giveVerdicts,
];
