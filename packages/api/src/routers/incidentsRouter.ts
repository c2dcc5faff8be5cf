import { RunId, Slug } from '@countersign/model';
import { PageInput, ResolveInput, VisibleKey } from '../inputs.ts';
import { unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** Parked steps, which wait for a person. */
export const incidentsRouter = router({
  list: memberProcedure('read')
    .input(PageInput.extend({ flow: Slug.optional(), run: RunId.optional() }).prefault({}))
    .query(({ ctx, input }) => ctx.services.incidents.list(ctx.workspaceId, input)),

  count: memberProcedure('read').query(({ ctx }) => ctx.services.incidents.count(ctx.workspaceId)),

  /** Tries the step again, goes on with a value in its place, or lets it fail. */
  resolve: memberProcedure('govern')
    .input(ResolveInput.extend({ runId: RunId, idempotencyKey: VisibleKey.optional() }))
    .mutation(async ({ ctx, input }) => {
      const resolve = { ...input, actor: ctx.actor, role: ctx.role };
      return unwrap(await ctx.services.verbs.resolve(ctx.workspaceId, resolve));
    }),
});
