import { WorkspaceSettings } from '@countersign/runtime';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** What the owner of a workspace decides once for all its flows. */
export const settingsRouter = router({
  get: memberProcedure('read').query(({ ctx }) => ctx.services.settings.get(ctx.workspaceId)),

  save: memberProcedure('administer')
    .input(WorkspaceSettings)
    .mutation(async ({ ctx, input }) => {
      const saved = await ctx.services.settings.save(ctx.workspaceId, input);
      const row = { actor: ctx.actor.id, action: 'settings.changed', object: `workspace:${ctx.workspaceId}` };
      await ctx.services.audit.append(ctx.workspaceId, { ...row, payload: saved });
      return saved;
    }),
});
