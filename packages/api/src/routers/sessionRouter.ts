import { Slug } from '@countersign/model';
import { z } from 'zod';
import { slugOf } from '../flows/createFlow.ts';
import { unwrap } from '../problems/ProblemError.ts';
import { router, signedInProcedure } from '../trpc/procedures.ts';

/** Who is signed in, and in which workspaces. */
export const sessionRouter = router({
  me: signedInProcedure.query(async ({ ctx }) => ({
    user: ctx.user,
    workspaces: await ctx.services.workspaces.listFor(ctx.user.id),
  })),

  createWorkspace: signedInProcedure
    .input(z.strictObject({ name: z.string().trim().min(1).max(80), slug: Slug.optional() }))
    .mutation(async ({ ctx, input }) =>
      unwrap(
        await ctx.services.workspaces.create(ctx.user.id, {
          name: input.name,
          slug: input.slug ?? slugOf(input.name),
        }),
      ),
    ),
});
