import { Json, type WorkspaceId } from '@countersign/model';
import { type Actor, type Connection, ConnectionKind } from '@countersign/runtime';
import { z } from 'zod';
import type { Services } from '../services.ts';

export const ConnectionName = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9 ._-]{0,79}$/, 'Use letters, digits, space, . _ or -');

/** Without `secret` the stored one stays. */
export const ConnectionInput = z.strictObject({
  name: ConnectionName,
  kind: ConnectionKind,
  settings: z.record(z.string().max(60), Json),
  secret: z.string().min(1).max(10_000).optional(),
});
export type ConnectionInput = z.infer<typeof ConnectionInput>;

type Saving = {
  readonly services: Pick<Services, 'connections' | 'connectionDesk' | 'newId'>;
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
};

/**
 * Creates or replaces the connection of this name. Its secret is sealed for the connection's own id, which is the stored
 * one when two people save the same name at once.
 */
export async function saveConnection(
  { services, workspaceId, actor }: Saving,
  { name, kind, settings, secret }: ConnectionInput,
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
