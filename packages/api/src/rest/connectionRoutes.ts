import { z } from 'zod';
import { ConnectionInput, ConnectionName, saveConnection } from '../connections/saveConnection.ts';
import { found } from '../problems/ProblemError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const ConnectionParams = z.strictObject({ name: ConnectionName });

const listConnections = defineRoute({
  method: 'GET',
  path: '/connections',
  scope: 'settings:read',
  summary: 'List the connections to other systems',
  description: 'A secret goes in and never comes out again; `hasSecret` says whether there is one.',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All connections', schema: { listOf: 'Connection' } },
  problems: [],
  async handle({ services, workspaceId }) {
    return { status: 200, body: { items: await services.connections.list(workspaceId), nextCursor: null } };
  },
});

const putConnection = defineRoute({
  method: 'PUT',
  path: '/connections/{name}',
  scope: 'settings:write',
  summary: 'Make or replace the connection of a name',
  description:
    'Providers of models, mail servers, systems that actions call, and the secrets with which webhooks are signed. ' +
    'Without `secret` the stored one stays.',
  params: ConnectionParams,
  query: NoFields,
  body: ConnectionInput.omit({ name: true }),
  answer: { status: 200, description: 'The connection', schema: 'Connection' },
  problems: [],
  async handle({ services, workspaceId, actor, params, body }) {
    const saved = await saveConnection({ services, workspaceId, actor }, { ...params, ...body });
    return { status: 200, body: saved };
  },
});

const removeConnection = defineRoute({
  method: 'POST',
  path: '/connections/{name}/remove',
  scope: 'settings:write',
  summary: 'Remove a connection',
  params: ConnectionParams,
  query: NoFields,
  body: EmptyBody,
  answer: { status: 200, description: 'The connection as it was', schema: 'Connection' },
  problems: ['connection_not_found'],
  async handle({ services, workspaceId, actor, params }) {
    const { connections } = services;
    const NONE = 'There is no such connection in the workspace.';
    const stored = found(await connections.find(workspaceId, params.name), 'connection_not_found', NONE);
    const removed = await connections.remove(workspaceId, stored.id, actor);
    found(removed || null, 'connection_not_found', NONE);
    const { ciphertext: _, ...connection } = stored;
    return { status: 200, body: connection };
  },
});

export const connectionRoutes: readonly Route[] = [listConnections, putConnection, removeConnection];
