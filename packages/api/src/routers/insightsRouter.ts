import { CheckpointId } from '@countersign/model';
import { z } from 'zod';
import { calibrate } from '../insights/calibrate.ts';
import { clientReportOf } from '../insights/clientReportOf.ts';
import { CalibrationInput, MapInput, PeriodInput } from '../insights/inputs.ts';
import { reviewersOf } from '../insights/reviewersOf.ts';
import { riskMapOf } from '../insights/riskMapOf.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** What the ledgers of a workspace say about its agents as a whole. */
export const insightsRouter = router({
  /** The checkpoints by frequency and cost of an error, with what to do about each. */
  map: memberProcedure('read')
    .input(MapInput)
    .query(({ ctx, input }) => riskMapOf(ctx.services, ctx.workspaceId, { borders: input, now: new Date() })),

  /** How far the confidence of a checkpoint's agent can be believed. */
  calibration: memberProcedure('read')
    .input(z.strictObject({ checkpoint: CheckpointId }).extend(CalibrationInput.shape))
    .query(({ ctx, input: { checkpoint, ...asked } }) => calibrate({ ...ctx, id: checkpoint }, asked)),

  /** The report for a client about a period of days. */
  report: memberProcedure('read')
    .input(PeriodInput)
    .query(({ ctx, input }) =>
      clientReportOf(ctx.services, ctx.workspaceId, { period: input, now: new Date() }),
    ),

  /** How the people who review answered in a period of days, each beside the others. */
  reviewers: memberProcedure('govern')
    .input(PeriodInput)
    .query(({ ctx, input }) => reviewersOf(ctx.services, ctx.workspaceId, input)),
});
