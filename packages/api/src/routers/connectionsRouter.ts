import { z } from 'zod';
import { ConnectionInput, ConnectionName, saveConnection } from '../connections/saveConnection.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const NO_CONNECTION = 'There is no such connection in the workspace.';

/** Connections to providers, mail servers and other systems. A secret goes in and never comes out again. */
export const connectionsRouter = router({
  list: memberProcedure('administer').query(({ ctx }) => ctx.services.connections.list(ctx.workspaceId)),

  /** Names and kinds alone, for choosing one while designing. */
  names: memberProcedure('read').query(async ({ ctx }) => {
    const connections = await ctx.services.connections.list(ctx.workspaceId);
    return connections.map(({ name, kind }) => ({ name, kind }));
  }),

  /** Creates or replaces the connection of this name; without `secret` the stored one stays. */
  save: memberProcedure('administer')
    .input(ConnectionInput)
    .mutation(({ ctx, input }) => saveConnection(ctx, input)),

  remove: memberProcedure('administer')
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      const removed = await ctx.services.connections.remove(ctx.workspaceId, input.id, ctx.actor);
      found(removed || null, 'connection_not_found', NO_CONNECTION);
      return { removed };
    }),

  /** Calls the other side once, harmlessly, and says what it answered. */
  test: memberProcedure('administer')
    .input(z.strictObject({ name: ConnectionName }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.connectionDesk.test(ctx.workspaceId, input.name)),
    ),
});
