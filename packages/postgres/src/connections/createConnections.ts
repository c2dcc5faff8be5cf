import type { Connections } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { deleteConnection } from './deleteConnection.ts';
import { findConnection } from './findConnection.ts';
import { listConnections } from './listConnections.ts';
import { saveConnection } from './saveConnection.ts';

export function createConnections(app: Sql): Connections {
  return {
    list: (workspaceId) => inWorkspace(app, workspaceId, (tx) => listConnections(tx, workspaceId)),
    save: (workspaceId, connection) =>
      inWorkspace(app, workspaceId, (tx) => saveConnection(tx, workspaceId, connection)),
    remove: (workspaceId, id) => inWorkspace(app, workspaceId, (tx) => deleteConnection(tx, workspaceId, id)),
    find: (workspaceId, name) => inWorkspace(app, workspaceId, (tx) => findConnection(tx, workspaceId, name)),
  };
}
