import { CheckpointId } from '@countersign/model';
import { z } from 'zod';
import { findCheckpoint, NO_CHECKPOINT } from '../checkpoints/findCheckpoint.ts';
import { Costs, Narrowing, NarrowingOf, Seen } from '../checkpoints/inputs.ts';
import { unwrapFound } from '../problems/ProblemError.ts';
import { checkpointView, FIRST_TRUSTS, trustView } from './checkpointViews.ts';
import { NoFields } from './emptyBody.ts';
import { ListQuery } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';

export const CheckpointParams = z.strictObject({ id: CheckpointId });

const listCheckpoints = defineRoute({
  method: 'GET',
  path: '/checkpoints',
  scope: 'checkpoints:read',
  summary: 'List the checkpoints of the workspace',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All checkpoints', schema: { listOf: 'Checkpoint' } },
  problems: [],
  async handle({ services, workspaceId }) {
    const checkpoints = await services.checkpoints.list(workspaceId, { trusts: FIRST_TRUSTS });
    return { status: 200, body: { items: checkpoints.map(checkpointView), nextCursor: null } };
  },
});

const getCheckpoint = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}',
  scope: 'checkpoints:read',
  summary: 'Get one checkpoint',
  description:
    'Each trust says where it stands under the policy in force: the rung, and the evidence for the next one by all ' +
    'three rules.',
  params: CheckpointParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The checkpoint', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    return { status: 200, body: checkpointView(await findCheckpoint({ ...call, id: call.params.id })) };
  },
});

const listTrusts = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/trusts',
  scope: 'checkpoints:read',
  summary: 'List what agent versions have earned at a checkpoint',
  description: 'By segment, the latest epoch first.',
  params: CheckpointParams,
  query: ListQuery,
  body: null,
  answer: { status: 200, description: 'A page of trusts', schema: { listOf: 'Trust' } },
  problems: ['checkpoint_not_found', 'invalid_cursor'],
  async handle({ services, workspaceId, params: { id }, query }) {
    const { policy } = await findCheckpoint({ services, workspaceId, id });
    const { items, nextCursor } = await services.checkpoints.trusts(workspaceId, id, query);
    return {
      status: 200,
      body: { items: items.map((trust) => trustView(trust, policy)), nextCursor },
    };
  },
});

const narrow = defineRoute({
  method: 'POST',
  path: '/checkpoints/{id}/narrow',
  scope: 'checkpoints:write',
  summary: 'Take a checkpoint, or one segment of it, down to a narrower rung at once',
  description:
    'What narrows begins a new epoch of evidence. Without a segment the starting rung narrows too.',
  params: CheckpointParams,
  query: NoFields,
  body: Narrowing.extend(NarrowingOf.shape),
  answer: { status: 200, description: 'The narrowed checkpoint', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found', 'not_narrower'],
  async handle({ services, workspaceId, actor, params, body }) {
    const narrowed = await services.checkpoints.narrow(workspaceId, { id: params.id, ...body, actor });
    return {
      status: 200,
      body: checkpointView(unwrapFound(narrowed, 'checkpoint_not_found', NO_CHECKPOINT)),
    };
  },
});

const acknowledge = defineRoute({
  method: 'POST',
  path: '/checkpoints/{id}/acknowledge',
  scope: 'checkpoints:write',
  summary: 'Say that a narrowing that nobody had asked for was seen',
  description:
    '`narrowing` is the line of the ledger that narrowed, which is the `seq` of its event `rung.narrowed`. Who has seen ' +
    'it is kept in the ledger and in the audit chain; to say so again changes nothing.',
  params: CheckpointParams,
  query: NoFields,
  body: Seen,
  answer: { status: 200, description: 'The checkpoint', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found', 'narrowing_not_found'],
  async handle({ services, workspaceId, actor, params, body }) {
    const seen = await services.checkpoints.acknowledge(workspaceId, { id: params.id, ...body, actor });
    return {
      status: 200,
      body: checkpointView(unwrapFound(seen, 'checkpoint_not_found', NO_CHECKPOINT)),
    };
  },
});

const putCosts = defineRoute({
  method: 'PUT',
  path: '/checkpoints/{id}/costs',
  scope: 'checkpoints:write',
  summary: 'Say what an error costs and how many minutes a review takes',
  description:
    'Null takes a figure away; the cost of an error is then measured where the policy names an amount.',
  params: CheckpointParams,
  query: NoFields,
  body: Costs,
  answer: { status: 200, description: 'The checkpoint', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found'],
  async handle({ services, workspaceId, actor, params, body }) {
    const set = await services.checkpoints.setCosts(workspaceId, { id: params.id, ...body, actor });
    return {
      status: 200,
      body: checkpointView(unwrapFound(set, 'checkpoint_not_found', NO_CHECKPOINT)),
    };
  },
});

export const checkpointRoutes: readonly Route[] = [
  ...[listCheckpoints, getCheckpoint, listTrusts, narrow, acknowledge, putCosts],
];
