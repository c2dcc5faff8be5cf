import { Scope } from '@countersign/model';
import { z } from 'zod';
import { found } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** API keys of the workspace. */
export const keysRouter = router({
  list: memberProcedure('administer').query(({ ctx }) => ctx.services.keys.list(ctx.workspaceId)),

  /** `secret` is in this answer and nowhere else. */
  create: memberProcedure('administer')
    .input(z.strictObject({ name: z.string().trim().min(1).max(80), scopes: z.array(Scope).min(1).max(20) }))
    .mutation(({ ctx, input }) =>
      ctx.services.keys.create(ctx.workspaceId, {
        name: input.name,
        scopes: [...new Set(input.scopes)],
        actor: ctx.actor,
      }),
    ),

  /** Works at once: the next request with the key is refused. */
  revoke: memberProcedure('administer')
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      const revoked = await ctx.services.keys.revoke(ctx.workspaceId, input.id, ctx.actor);
      return { revoked: found(revoked || null, 'not_found', 'There is no such key.') };
    }),
});
