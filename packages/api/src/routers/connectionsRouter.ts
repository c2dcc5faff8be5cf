import { Json, type WorkspaceId } from '@countersign/model';
import { type Actor, type Connection, ConnectionKind } from '@countersign/runtime';
import { z } from 'zod';
import { found, unwrap } from '../problems/ProblemError.ts';
import type { Services } from '../services.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const Name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9 ._-]{0,79}$/, 'Use letters, digits, space, . _ or -');
const ConnectionInput = z.strictObject({
  name: Name,
  kind: ConnectionKind,
  settings: z.record(z.string().max(60), Json),
  secret: z.string().min(1).max(10_000).optional(),
});
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
    .input(z.strictObject({ name: Name }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.connectionDesk.test(ctx.workspaceId, input.name)),
    ),
});

type Saving = { readonly services: Services; readonly workspaceId: WorkspaceId; readonly actor: Actor };

/** Seals the secret for the connection's own id, which is the stored one when two people save the same name at once. */
async function saveConnection(
  { services, workspaceId, actor }: Saving,
  { name, kind, settings, secret }: z.infer<typeof ConnectionInput>,
): Promise<Connection> {
  const { connections, connectionDesk, newId } = services;
  const stored = await connections.find(workspaceId, name);
  const save = (id: string) => {
    const ciphertext = secret === undefined ? null : connectionDesk.seal(workspaceId, id, secret);
    return connections.save(workspaceId, { id, name, kind, settings, ciphertext }, actor);
  };
  const id = stored?.id ?? newId();
  const saved = await save(id);
  return saved.id === id ? saved : save(saved.id);
}
