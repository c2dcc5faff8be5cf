import { CheckpointId, CheckpointPolicy, JsonObject, problem } from '@countersign/model';
import type { CheckpointDetails } from '@countersign/runtime';
import { z } from 'zod';
import { found, ProblemError, unwrap } from '../problems/ProblemError.ts';
import { problemOfZodError } from '../problems/problemOfZodError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { defineRoute, type Route, type RouteCall } from './route.ts';

const CheckpointParams = z.strictObject({ id: CheckpointId });

function checkpointView(checkpoint: CheckpointDetails) {
  const { id, flow, flowName, key, title, policy, policyVersion, rung, killSwitch, counts } = checkpoint;
  return { id, flow, flowName, key, title, policy, policyVersion, rung, killSwitch, counts };
}

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
    const checkpoints = await services.checkpoints.list(workspaceId);
    return { status: 200, body: { items: checkpoints.map(checkpointView), nextCursor: null } };
  },
});

const getCheckpoint = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}',
  scope: 'checkpoints:read',
  summary: 'Get one checkpoint',
  params: CheckpointParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The checkpoint', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    return { status: 200, body: checkpointView(await checkpointOf(call)) };
  },
});

const patchPolicy = defineRoute({
  method: 'PATCH',
  path: '/checkpoints/{id}/policy',
  scope: 'checkpoints:write',
  summary: 'Change the policy of a checkpoint',
  description:
    '`policy` holds the fields to change; null takes an optional one away. `policyVersion` is the version the change ' +
    'is based on; another one by now answers 409. Takes effect on the next case.',
  params: CheckpointParams,
  query: NoFields,
  body: z.strictObject({ policyVersion: z.number().int().min(0), policy: JsonObject }),
  answer: { status: 200, description: 'The checkpoint with its new policy', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found', 'policy_conflict'],
  async handle(call) {
    const current = await checkpointOf(call);
    const changed = Object.entries({ ...current.policy, ...call.body.policy });
    const merged = CheckpointPolicy.safeParse(
      Object.fromEntries(changed.filter(([, value]) => value !== null && value !== undefined)),
    );
    if (!merged.success) throw new ProblemError(problemOfZodError(merged.error, '/policy'));
    const { services, workspaceId, actor, params, body } = call;
    const change = { id: params.id, policy: merged.data, policyVersion: body.policyVersion, actor };
    return {
      status: 200,
      body: checkpointView(unwrap(await services.checkpoints.setPolicy(workspaceId, change))),
    };
  },
});

const narrow = defineRoute({
  method: 'POST',
  path: '/checkpoints/{id}/narrow',
  scope: 'checkpoints:write',
  summary: 'Take a checkpoint down to a narrower rung at once',
  params: CheckpointParams,
  query: NoFields,
  body: z.strictObject({ rung: z.number().int().min(0).max(10) }),
  answer: { status: 200, description: 'The narrowed checkpoint', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found', 'not_narrower'],
  async handle(call) {
    await checkpointOf(call);
    const { services, workspaceId, actor, params, body } = call;
    const change = { id: params.id, rung: body.rung, actor };
    return {
      status: 200,
      body: checkpointView(unwrap(await services.checkpoints.narrow(workspaceId, change))),
    };
  },
});

/** No checkpoint makes proposals to widen yet, so every number is unknown. */
const answerProposal = (answer: 'ratify' | 'decline') =>
  defineRoute({
    method: 'POST',
    path: `/checkpoints/{id}/proposals/{n}/${answer}`,
    scope: 'checkpoints:write',
    summary: `${answer === 'ratify' ? 'Ratify' : 'Decline'} a proposal to widen`,
    params: CheckpointParams.extend({ n: z.string().regex(/^\d{1,9}$/) }),
    query: NoFields,
    body: EmptyBody,
    answer: { status: 200, description: 'The checkpoint', schema: 'Checkpoint' },
    problems: ['checkpoint_not_found', 'proposal_not_found'],
    async handle(call) {
      const { title } = await checkpointOf(call);
      throw new ProblemError(
        problem('proposal_not_found', `The checkpoint "${title}" has no proposal ${call.params.n}.`),
      );
    },
  });

type CheckpointCall = Pick<
  RouteCall<{ id: CheckpointId }, unknown, unknown>,
  'services' | 'workspaceId' | 'params'
>;

async function checkpointOf({ services, workspaceId, params }: CheckpointCall): Promise<CheckpointDetails> {
  const checkpoint = await services.checkpoints.get(workspaceId, params.id);
  return found(checkpoint, 'checkpoint_not_found', 'There is no such checkpoint.');
}

export const checkpointRoutes: readonly Route[] = [
  listCheckpoints,
  getCheckpoint,
  patchPolicy,
  narrow,
  answerProposal('ratify'),
  answerProposal('decline'),
];
