import { ReviewId, ReviewKind, ReviewStatus, RunId, Slug, type WorkspaceId } from '@countersign/model';
import { z } from 'zod';
import { KeptCaseType, MAX_BATCH, PageInput, VerdictInput } from '../inputs.ts';
import { withName, withNames } from '../names/withNames.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { decideMany } from '../reviews/decideMany.ts';
import { decideReview } from '../reviews/decideReview.ts';
import type { Services } from '../services.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const NO_REVIEW = 'There is no such review in the workspace.';
const Decision = VerdictInput.extend({ review: ReviewId });

/** The inbox: finding reviews and answering them. */
export const reviewsRouter = router({
  list: memberProcedure('read')
    .input(
      PageInput.extend({
        status: ReviewStatus.optional(),
        kind: ReviewKind.optional(),
        run: RunId.optional(),
        flow: Slug.optional(),
        checkpoint: z.string().max(100).optional(),
        caseType: KeptCaseType.optional(),
        minConfidence: z.number().min(0).max(1).optional(),
        sort: z.enum(['oldest', 'newest', 'confidence', 'amount', 'due']).optional(),
      }).prefault({}),
    )
    .query(async ({ ctx, input }) => {
      const { items, nextCursor } = await ctx.services.reviews.list(ctx.workspaceId, input);
      return { items: await withNames(namesOf(ctx), 'decidedBy', items), nextCursor };
    }),

  get: memberProcedure('read')
    .input(z.strictObject({ review: ReviewId }))
    .query(async ({ ctx, input }) => {
      const review = await ctx.services.reviews.get(ctx.workspaceId, input.review);
      return withName(namesOf(ctx), 'decidedBy', found(review, 'review_not_found', NO_REVIEW));
    }),

  countOpen: memberProcedure('read').query(({ ctx }) => ctx.services.reviews.countOpen(ctx.workspaceId)),

  /** The one verdict of a review; `review_decided` names in `data` who was first, and when. */
  decide: memberProcedure('decide')
    .input(Decision)
    .mutation(async ({ ctx, input }) => unwrap(await decideReview(ctx.services, ctx, input))),

  /** Many verdicts, one result each, in order: one lost race does not hold up the others. */
  decideMany: memberProcedure('decide')
    .input(z.strictObject({ verdicts: z.array(Decision).min(1).max(MAX_BATCH) }))
    .mutation(({ ctx, input }) => decideMany(ctx.services, ctx, input.verdicts)),
});

type MemberContext = { readonly services: Pick<Services, 'names'>; readonly workspaceId: WorkspaceId };
const namesOf = ({ services, workspaceId }: MemberContext) => ({ names: services.names, workspaceId });
