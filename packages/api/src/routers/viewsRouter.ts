import { InboxView } from '@countersign/model';
import { z } from 'zod';
import { withNames } from '../names/withNames.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const NO_VIEW = 'There is no such view of yours in the workspace.';
const { id, name, search, isShared } = InboxView.shape;

/** Views of the inbox: filters and sort under a name, one's own or shared in the workspace. */
export const viewsRouter = router({
  list: memberProcedure('read').query(async ({ ctx }) => {
    const { services, workspaceId, actor } = ctx;
    const views = await services.inboxViews.list(workspaceId, actor.id);
    const told = views.map((view) => ({ ...view, isOwn: view.owner === actor.id }));
    return withNames({ names: services.names, workspaceId }, 'owner', told);
  }),

  /** Saves one's own view; one of the same name is replaced. */
  save: memberProcedure('decide')
    .input(z.strictObject({ name, search, isShared }))
    .mutation(async ({ ctx, input }) => {
      const { services, workspaceId, actor } = ctx;
      const view = { ...input, id: services.newId(), owner: actor.id };
      return unwrap(await services.inboxViews.save(workspaceId, view));
    }),

  /** Another name; shared, or no longer. */
  change: memberProcedure('decide')
    .input(z.strictObject({ id, name, isShared }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.inboxViews.change(ctx.workspaceId, { ...input, owner: ctx.actor.id })),
    ),

  remove: memberProcedure('decide')
    .input(z.strictObject({ id }))
    .mutation(async ({ ctx, input }) => {
      const view = { ...input, owner: ctx.actor.id };
      const removed = await ctx.services.inboxViews.remove(ctx.workspaceId, view);
      found(removed || null, 'view_not_found', NO_VIEW);
      return { removed };
    }),
});
