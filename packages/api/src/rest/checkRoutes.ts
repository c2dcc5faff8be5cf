import { z } from 'zod';
import { requireCheckpoint } from '../checkpoints/findCheckpoint.ts';
import { withNames } from '../names/withNames.ts';
import { CheckpointParams } from './checkpointRoutes.ts';
import { ListQuery, wholeNumber } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';

const MOST_SWITCHINGS = 200;

const listSwitchings = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/switchings',
  scope: 'checkpoints:read',
  summary: 'List who turned “review everything” on or off, newest first',
  description: 'Of the checkpoint itself, of its flow and of the workspace.',
  params: CheckpointParams,
  query: z.strictObject({ limit: wholeNumber(1, MOST_SWITCHINGS).optional() }),
  body: null,
  answer: { status: 200, description: 'The newest', schema: { listOf: 'Switching' } },
  problems: ['checkpoint_not_found'],
  async handle({ services, workspaceId, params: { id }, query }) {
    await requireCheckpoint({ services, workspaceId, id });
    const range = { limit: query.limit ?? MOST_SWITCHINGS };
    const switchings = await services.checkpoints.switchings(workspaceId, id, range);
    const items = await withNames({ names: services.names, workspaceId }, 'actor', switchings);
    return { status: 200, body: { items, nextCursor: null } };
  },
});

const listChecks = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/checks',
  scope: 'checkpoints:read',
  summary: 'List the cases that were picked for a check after they had passed, newest first',
  description:
    'Each with what became of it. Nothing of what cases say is in it; `GET /reviews/{id}` has that, for keys that may ' +
    'read reviews.',
  params: CheckpointParams,
  query: ListQuery,
  body: null,
  answer: { status: 200, description: 'A page of checks', schema: { listOf: 'Check' } },
  problems: ['checkpoint_not_found', 'invalid_cursor'],
  async handle({ services, workspaceId, params: { id }, query }) {
    await requireCheckpoint({ services, workspaceId, id });
    const { items, nextCursor } = await services.checkpoints.checks(workspaceId, id, query);
    const named = await withNames({ names: services.names, workspaceId }, 'by', items);
    return { status: 200, body: { items: named, nextCursor } };
  },
});

export const checkRoutes: readonly Route[] = [listSwitchings, listChecks];
