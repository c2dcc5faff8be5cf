import { ReviewId, ReviewKind, ReviewStatus, Slug } from '@countersign/model';
import { z } from 'zod';
import { MAX_BATCH, PageInput, VerdictInput, verdictOf } from '../inputs.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { decideMany } from '../reviews/decideMany.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const Decision = VerdictInput.extend({ review: ReviewId });

/** The inbox: finding reviews and answering them. */
export const reviewsRouter = router({
  list: memberProcedure('read')
    .input(
      PageInput.extend({
        status: ReviewStatus.optional(),
        kind: ReviewKind.optional(),
        flow: Slug.optional(),
        checkpoint: z.string().max(100).optional(),
        caseType: z.string().max(100).optional(),
        minConfidence: z.number().min(0).max(1).optional(),
        sort: z.enum(['oldest', 'newest', 'confidence', 'amount', 'due']).optional(),
      }).prefault({}),
    )
    .query(({ ctx, input }) => ctx.services.reviews.list(ctx.workspaceId, input)),

  get: memberProcedure('read')
    .input(z.strictObject({ review: ReviewId }))
    .query(async ({ ctx, input }) =>
      found(
        await ctx.services.reviews.get(ctx.workspaceId, input.review),
        'review_not_found',
        'There is no such review in the workspace.',
      ),
    ),

  countOpen: memberProcedure('read').query(({ ctx }) => ctx.services.reviews.countOpen(ctx.workspaceId)),

  /** The one verdict of a review; `review_decided` names in `data` who was first, and when. */
  decide: memberProcedure('decide')
    .input(Decision)
    .mutation(async ({ ctx, input }) =>
      unwrap(
        await ctx.services.verbs.decide(ctx.workspaceId, {
          reviewId: input.review,
          etag: input.etag,
          verdict: verdictOf(input),
          actor: ctx.actor,
          role: ctx.role,
        }),
      ),
    ),

  /** Many verdicts, one result each, in order: one lost race does not hold up the others. */
  decideMany: memberProcedure('decide')
    .input(z.strictObject({ verdicts: z.array(Decision).min(1).max(MAX_BATCH) }))
    .mutation(({ ctx, input }) => decideMany(ctx.services.verbs, ctx, input.verdicts)),
});
