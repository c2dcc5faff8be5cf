import { Slug } from '@countersign/model';
import { z } from 'zod';
import { found } from '../problems/ProblemError.ts';
import { scheduleView } from '../schedules/scheduleView.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const NO_SCHEDULE = 'The published version of this flow has no schedule.';

const setPaused = (paused: boolean) =>
  memberProcedure('design')
    .input(z.strictObject({ flow: Slug }))
    .mutation(async ({ ctx, input }) => {
      const change = { flow: input.flow, paused, actor: ctx.actor };
      const schedule = await ctx.services.schedules.setPaused(ctx.workspaceId, change);
      return scheduleView(found(schedule, 'schedule_not_found', NO_SCHEDULE), new Date());
    });

/** The schedules of published flows: their next times, what became of the last one, and whether they rest. */
export const schedulesRouter = router({
  list: memberProcedure('read')
    .input(z.strictObject({ flow: Slug.optional() }).prefault({}))
    .query(async ({ ctx, input }) => {
      const schedules = await ctx.services.schedules.list(ctx.workspaceId, input);
      const now = new Date();
      return schedules.map((schedule) => scheduleView(schedule, now));
    }),

  pause: setPaused(true),
  resume: setPaused(false),
});
