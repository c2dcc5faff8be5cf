import { Json } from '@countersign/model';
import { ConnectionKind } from '@countersign/runtime';
import { z } from 'zod';
import { found, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const Name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9 ._-]{0,79}$/, 'Use letters, digits, space, . _ or -');
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
    .input(
      z.strictObject({
        name: Name,
        kind: ConnectionKind,
        settings: z.record(z.string().max(60), Json),
        secret: z.string().min(1).max(10_000).optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { connections, connectionDesk, newId } = ctx.services;
      const stored = await connections.find(ctx.workspaceId, input.name);
      const id = stored?.id ?? newId();
      const { name, kind, settings, secret } = input;
      const ciphertext = secret === undefined ? null : connectionDesk.seal(ctx.workspaceId, id, secret);
      return connections.save(ctx.workspaceId, { id, name, kind, settings, ciphertext });
    }),

  remove: memberProcedure('administer')
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      const removed = await ctx.services.connections.remove(ctx.workspaceId, input.id);
      return { removed: found(removed || null, 'connection_not_found', NO_CONNECTION) };
    }),

  /** Calls the other side once, harmlessly, and says what it answered. */
  test: memberProcedure('administer')
    .input(z.strictObject({ name: Name }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.connectionDesk.test(ctx.workspaceId, input.name)),
    ),
});
