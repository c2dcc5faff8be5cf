import { NodeId, Slug } from '@countersign/model';
import { z } from 'zod';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** `window` tells the windows of one person apart; it is made up by the window. */
const Place = z.strictObject({ flow: Slug, window: z.string().regex(/^[a-zA-Z0-9-]{8,64}$/) });

/** A notification has little room. */
const LONGEST_NAME = 120;

/** Who else edits a flow right now. Only members of the workspace see it, and nothing of it is stored. */
export const editorsRouter = router({
  list: memberProcedure('read')
    .input(z.strictObject({ flow: Slug }))
    .query(({ ctx, input }) => ctx.services.editors.list({ workspaceId: ctx.workspaceId, flow: input.flow })),

  /** Says that this window is there; it is forgotten some seconds after it stops saying so. */
  here: memberProcedure('design')
    .input(Place.extend({ step: NodeId.nullable() }))
    .mutation(async ({ ctx, input }) => {
      const place = { workspaceId: ctx.workspaceId, flow: input.flow };
      await ctx.services.editors.here(place, editorOf(ctx.user, input.window, input.step));
    }),

  gone: memberProcedure('design')
    .input(Place)
    .mutation(async ({ ctx, input }) => {
      const place = { workspaceId: ctx.workspaceId, flow: input.flow };
      await ctx.services.editors.gone(place, editorOf(ctx.user, input.window, null));
    }),
});

const editorOf = (user: { id: string; name: string }, window: string, step: string | null) => ({
  key: `${user.id}/${window}`,
  userId: user.id,
  name: user.name.slice(0, LONGEST_NAME),
  step,
});
