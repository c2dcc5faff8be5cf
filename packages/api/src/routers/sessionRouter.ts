import { Slug } from '@countersign/model';
import { z } from 'zod';
import { slugOf } from '../flows/createFlow.ts';
import { NewPassword } from '../inputs.ts';
import { unwrap } from '../problems/ProblemError.ts';
import { router, signedInProcedure } from '../trpc/procedures.ts';

/** Who is signed in, and in which workspaces. */
export const sessionRouter = router({
  me: signedInProcedure.query(async ({ ctx }) => ({
    user: ctx.user,
    hasPassword: await ctx.services.accounts.hasPassword(ctx.user.id),
    workspaces: await ctx.services.workspaces.listFor(ctx.user.id),
  })),

  rename: signedInProcedure
    .input(z.strictObject({ name: z.string().trim().min(1).max(80) }))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.accounts.rename(ctx.user.id, input.name);
      return { name: input.name };
    }),

  /** The first password of somebody who came by a link, or a change; a change asks for the current one. */
  setPassword: signedInProcedure
    .input(z.strictObject({ current: z.string().max(128).optional(), next: NewPassword }))
    .mutation(async ({ ctx, input }) => {
      const change = { current: input.current ?? null, next: input.next };
      return { changed: unwrap(await ctx.services.accounts.setPassword(ctx.user.id, change)) };
    }),

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
