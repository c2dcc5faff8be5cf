import { ReviewFilter, ReviewId, type WorkspaceId } from '@countersign/model';
import { z } from 'zod';
import { MAX_BATCH, ReviewListInput, VerdictInput, VisibleKey } from '../inputs.ts';
import { withName, withNames } from '../names/withNames.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { asAsked } from '../reviews/asAsked.ts';
import { addComment, CommentInput, commentsOf } from '../reviews/comments.ts';
import { decideMany } from '../reviews/decideMany.ts';
import { decideReview } from '../reviews/decideReview.ts';
import { precedentsOf, unusualOf } from '../reviews/lookBack.ts';
import { SelectionInput, selectReviews } from '../reviews/selectReviews.ts';
import { statisticsOf } from '../reviews/statisticsOf.ts';
import type { Services } from '../services.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const NO_REVIEW = 'There is no such review in the workspace.';
const OneReview = z.strictObject({ review: ReviewId });
const Decision = VerdictInput.extend({ review: ReviewId, idempotencyKey: VisibleKey.optional() });

/** The inbox: finding reviews and answering them. */
export const reviewsRouter = router({
  list: memberProcedure('read')
    .input(ReviewListInput.prefault({}))
    .query(async ({ ctx, input }) => {
      const { items, nextCursor } = await ctx.services.reviews.list(ctx.workspaceId, asAsked(ctx, input));
      return { items: await withNames(namesOf(ctx), 'decidedBy', items), nextCursor };
    }),

  /** All that waits and that the filter means, as it is now, up to a limit: to be answered together. */
  selection: memberProcedure('read')
    .input(SelectionInput.prefault({}))
    .query(async ({ ctx, input }) => {
      const selection = await selectReviews(ctx.services, ctx.workspaceId, asAsked(ctx, input));
      return { ...selection, items: await withNames(namesOf(ctx), 'decidedBy', selection.items) };
    }),

  get: memberProcedure('read')
    .input(OneReview)
    .query(async ({ ctx, input }) =>
      withName(namesOf(ctx), 'decidedBy', await requireReview(ctx, input.review)),
    ),

  /** The past cases most like this one, with their outcomes; five at most. */
  precedents: memberProcedure('read')
    .input(OneReview)
    .query(async ({ ctx, input }) =>
      precedentsOf(ctx.services, ctx.workspaceId, await requireReview(ctx, input.review)),
    ),

  /** What is unusual about the case, against earlier ones of its checkpoint. */
  unusual: memberProcedure('read')
    .input(OneReview)
    .query(async ({ ctx, input }) =>
      unusualOf(ctx.services, ctx.workspaceId, await requireReview(ctx, input.review)),
    ),

  /** What was said about the review, in the order in which it was written. */
  comments: memberProcedure('read')
    .input(OneReview)
    .query(async ({ ctx, input }) => {
      await requireReview(ctx, input.review);
      return commentsOf(ctx, input.review);
    }),

  /** Says something about the review, open or closed. */
  comment: memberProcedure('decide')
    .input(CommentInput.extend({ review: ReviewId }))
    .mutation(async ({ ctx, input }) => unwrap(await addComment(ctx, { ...input, actor: ctx.actor }))),

  countOpen: memberProcedure('read').query(({ ctx }) => ctx.services.reviews.countOpen(ctx.workspaceId)),

  /** Counts of what the filter means, and how its answers agreed with the agent. */
  statistics: memberProcedure('read')
    .input(ReviewFilter.prefault({}))
    .query(({ ctx, input }) => statisticsOf(ctx.services, ctx.workspaceId, asAsked(ctx, input))),

  /** The one verdict of a review; `review_decided` names in `data` who was first, and when; the same once more under a key is no other. */
  decide: memberProcedure('decide')
    .input(Decision)
    .mutation(async ({ ctx, input }) => unwrap(await decideReview(ctx.services, ctx, input))),

  /** What this person's verdicts wait on, the last one first; and where one of today could not take effect. */
  pending: memberProcedure('read').query(({ ctx }) =>
    ctx.services.reviews.pendingOf(ctx.workspaceId, ctx.actor.id),
  ),

  /** Takes back one's own verdict before it takes effect; one that could not take effect is forgotten. */
  withdraw: memberProcedure('decide')
    .input(OneReview)
    .mutation(async ({ ctx, input }) =>
      unwrap(
        await ctx.services.verbs.withdraw(ctx.workspaceId, { reviewId: input.review, actor: ctx.actor }),
      ),
    ),

  /** Many verdicts, one result each, in order: one lost race does not hold up the others. */
  decideMany: memberProcedure('decide')
    .input(z.strictObject({ verdicts: z.array(Decision).min(1).max(MAX_BATCH) }))
    .mutation(({ ctx, input }) => decideMany(ctx.services, ctx, input.verdicts)),
});

type MemberContext = { readonly services: Pick<Services, 'names'>; readonly workspaceId: WorkspaceId };
const namesOf = ({ services, workspaceId }: MemberContext) => ({ names: services.names, workspaceId });

async function requireReview(
  {
    services,
    workspaceId,
  }: { readonly services: Pick<Services, 'reviews'>; readonly workspaceId: WorkspaceId },
  id: ReviewId,
) {
  return found(await services.reviews.get(workspaceId, id), 'review_not_found', NO_REVIEW);
}
