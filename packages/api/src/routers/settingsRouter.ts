import { WorkspaceSettings } from '@countersign/runtime';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** What the owner of a workspace decides once for all its flows. */
export const settingsRouter = router({
  get: memberProcedure('read').query(({ ctx }) => ctx.services.settings.get(ctx.workspaceId)),

  save: memberProcedure('administer')
    .input(WorkspaceSettings)
    .mutation(({ ctx, input }) => ctx.services.settings.save(ctx.workspaceId, input, ctx.actor)),
});
