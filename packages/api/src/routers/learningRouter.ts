import { z } from 'zod';
import { LabelledCaseInput, MAX_LABELLED_CASES, ModelName } from '../inputs.ts';
import { addCases } from '../learning/addCases.ts';
import { unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const OneModel = z.strictObject({ model: ModelName });

/** The learning agent: labelled cases and the models trained on them. */
export const learningRouter = router({
  models: memberProcedure('read').query(({ ctx }) => ctx.services.learning.models(ctx.workspaceId)),

  /** How many labelled cases each label has. */
  labels: memberProcedure('read')
    .input(OneModel)
    .query(async ({ ctx, input }) => {
      const cases = await ctx.services.learning.cases(ctx.workspaceId, input.model);
      const counts = Object.entries(Object.groupBy(cases, (item) => item.label));
      return counts
        .map(([label, items]) => ({ label, cases: items?.length ?? 0 }))
        .sort((a, b) => b.cases - a.cases || (a.label < b.label ? -1 : 1));
    }),

  addCases: memberProcedure('design')
    .input(OneModel.extend({ cases: z.array(LabelledCaseInput).min(1).max(MAX_LABELLED_CASES) }))
    .mutation(async ({ ctx, input }) => ({
      labelledCases: await addCases(ctx.services.learning, ctx.workspaceId, input),
    })),

  /** Trains a new version; from then on it is the one that agents ask. */
  train: memberProcedure('design')
    .input(OneModel)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.trainer.train(ctx.workspaceId, input.model)),
    ),

  versions: memberProcedure('read')
    .input(OneModel)
    .query(({ ctx, input }) => ctx.services.learning.versions(ctx.workspaceId, input.model)),
});
