import type { Connections } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { deleteConnection } from './deleteConnection.ts';
import { findConnection } from './findConnection.ts';
import { listConnections } from './listConnections.ts';
import { saveConnection } from './saveConnection.ts';

export function createConnections(app: Sql): Connections {
  return {
    list: (workspaceId) => inWorkspace(app, workspaceId, (tx) => listConnections(tx, workspaceId)),
    save: (workspaceId, connection, actor) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const saved = await saveConnection(tx, workspaceId, connection);
        const { name, kind, settings, ciphertext } = connection;
        await appendAudit(tx, {
          ...{ workspaceId, actor: actor.id, action: 'connection.saved', object: `connection:${saved.id}` },
          payload: { name, kind, settings, hasNewSecret: ciphertext !== null },
        });
        return saved;
      }),
    remove: (workspaceId, id, actor) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const removed = await deleteConnection(tx, workspaceId, id);
        const deed = { actor: actor.id, action: 'connection.removed', object: `connection:${id}` };
        if (removed) await appendAudit(tx, { workspaceId, ...deed, payload: {} });
        return removed;
      }),
    find: (workspaceId, name) => inWorkspace(app, workspaceId, (tx) => findConnection(tx, workspaceId, name)),
  };
}
