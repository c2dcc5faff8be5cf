import { Moment } from '@countersign/model';
import type { LessonPosition } from '@countersign/runtime';
import { z } from 'zod';
import { LabelledCaseInput, MAX_LABELLED_CASES, ModelName, VersionNumber } from '../inputs.ts';
import { addCases } from '../learning/addCases.ts';
import { compareVersions } from '../learning/compareVersions.ts';
import { exportPage } from '../learning/exportLessons.ts';
import { requireModel } from '../learning/requireModel.ts';
import { withNames } from '../names/withNames.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const OneModel = z.strictObject({ model: ModelName });
const OneVersion = OneModel.extend({ version: VersionNumber });
const Position = z.strictObject({ at: Moment, reviewId: z.uuid() });

/** The learning agent: labelled cases, what verdicts teach, and the models trained on them. */
export const learningRouter = router({
  models: memberProcedure('read').query(({ ctx }) => ctx.services.learning.models(ctx.workspaceId)),

  /** How many labelled cases each label has. */
  labels: memberProcedure('read')
    .input(OneModel)
    .query(({ ctx, input }) => ctx.services.learning.labels(ctx.workspaceId, input.model)),

  /** When labelled cases came, and from where. */
  labelledDays: memberProcedure('read')
    .input(OneModel)
    .query(({ ctx, input }) => ctx.services.learning.labelledDays(ctx.workspaceId, input.model)),

  addCases: memberProcedure('design')
    .input(OneModel.extend({ cases: z.array(LabelledCaseInput).min(1).max(MAX_LABELLED_CASES) }))
    .mutation(async ({ ctx, input }) => ({
      labelledCases: await addCases(ctx.services.learning, ctx.workspaceId, input),
    })),

  /** Trains a new version, which waits for somebody to adopt it; the first one is in use at once. */
  train: memberProcedure('govern')
    .input(OneModel)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.trainer.train(ctx.workspaceId, input.model)),
    ),

  versions: memberProcedure('read')
    .input(OneModel)
    .query(async ({ ctx, input }) => {
      const versions = await ctx.services.learning.versions(ctx.workspaceId, input.model);
      return withNames({ names: ctx.services.names, workspaceId: ctx.workspaceId }, 'adoptedBy', versions);
    }),

  /** What adopting a version would change. */
  comparison: memberProcedure('read')
    .input(OneVersion)
    .query(async ({ ctx, input }) =>
      found(await compareVersions(ctx.services, ctx.workspaceId, input), 'model_not_found', NO_VERSION),
    ),

  /** Makes a version live: a new one, or an earlier one again. */
  adopt: memberProcedure('govern')
    .input(OneVersion)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.learning.adopt(ctx.workspaceId, { ...input, actor: ctx.actor })),
    ),

  discard: memberProcedure('govern')
    .input(OneVersion)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.learning.discard(ctx.workspaceId, { ...input, actor: ctx.actor })),
    ),

  setAdoption: memberProcedure('govern')
    .input(OneModel.extend({ adoptAutomatically: z.boolean() }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.learning.setAdoption(ctx.workspaceId, { ...input, actor: ctx.actor })),
    ),

  /** One page of what verdicts taught a model, for a file that is put together in the browser. */
  lessons: memberProcedure('govern')
    .input(OneModel.extend({ after: Position.nullable() }))
    .query(async ({ ctx, input: { model, after } }) => {
      const { services, workspaceId } = ctx;
      await requireModel(services, workspaceId, model);
      return exportPage(services, workspaceId, { of: { model }, after: after as LessonPosition | null }); // safe: a UUID
    }),
});

const NO_VERSION = 'There is no such version.';
