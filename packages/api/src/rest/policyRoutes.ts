import { refusalOfPolicy } from '@countersign/autonomy';
import { type CheckpointId, CheckpointPolicy, JsonObject, type WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { z } from 'zod';
import { applyPolicy } from '../checkpoints/applyPolicy.ts';
import { findCheckpoint, requireCheckpoint } from '../checkpoints/findCheckpoint.ts';
import { policyFault } from '../checkpoints/policyFault.ts';
import { trialOf } from '../checkpoints/trialOf.ts';
import { withNames } from '../names/withNames.ts';
import { ProblemError } from '../problems/ProblemError.ts';
import { problemOfZodError } from '../problems/problemOfZodError.ts';
import type { Services } from '../services.ts';
import { CheckpointParams } from './checkpointRoutes.ts';
import { checkpointView } from './checkpointViews.ts';
import { NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const PolicyVersionNumber = z.number().int().min(0).max(2_147_483_647);

const getPolicy = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/policy',
  scope: 'checkpoints:read',
  summary: 'Get the policy in force',
  params: CheckpointParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The policy with its version', schema: 'PolicyInForce' },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    const { policy, policyVersion } = await findCheckpoint({ ...call, id: call.params.id });
    return { status: 200, body: { policy, policyVersion } };
  },
});

const listPolicies = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/policies',
  scope: 'checkpoints:read',
  summary: 'List every version of the policy, newest first',
  params: CheckpointParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All versions', schema: { listOf: 'PolicyVersion' } },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    const { services, workspaceId, params } = call;
    await requireCheckpoint({ ...call, id: params.id });
    const policies = await services.checkpoints.policies(workspaceId, params.id);
    const items = await withNames({ names: services.names, workspaceId }, 'appliedBy', policies);
    return { status: 200, body: { items, nextCursor: null } };
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
  body: z.strictObject({ policyVersion: PolicyVersionNumber, policy: JsonObject }),
  answer: { status: 200, description: 'The checkpoint with its new policy', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found', 'policy_conflict'],
  async handle(call) {
    const { policy } = await findCheckpoint({ ...call, id: call.params.id });
    return putInForce(call, changedPolicy(policy, call.body.policy));
  },
});

const putPolicy = defineRoute({
  method: 'PUT',
  path: '/checkpoints/{id}/policy',
  scope: 'checkpoints:write',
  summary: 'Replace the policy of a checkpoint',
  description:
    'The whole policy, for example an earlier version to go back to. `policyVersion` as when changing parts of it.',
  params: CheckpointParams,
  query: NoFields,
  body: z.strictObject({ policyVersion: PolicyVersionNumber, policy: CheckpointPolicy }),
  answer: { status: 200, description: 'The checkpoint with its new policy', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found', 'policy_conflict'],
  handle: (call) => putInForce(call, call.body.policy),
});

const postBacktest = defineRoute({
  method: 'POST',
  path: '/checkpoints/{id}/backtest',
  scope: 'checkpoints:read',
  summary: 'Try a policy on the past cases of a checkpoint',
  description:
    'Changes nothing, and answers nothing for a draft that could not be applied. `policy` holds the fields of the draft that differ, as when changing the policy. Answers what ' +
    'applying it would do to rungs and evidence, and what it would have done with past cases, beside the policy in force.',
  params: CheckpointParams,
  query: NoFields,
  body: z.strictObject({ policy: JsonObject }),
  answer: { status: 200, description: 'The outcome of the trial', schema: 'PolicyTrial' },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    const place = { ...call, id: call.params.id };
    const checkpoint = await findCheckpoint(place);
    const draft = changedPolicy(checkpoint.policy, call.body.policy);
    const refusal =
      refusalOfPolicy(draft, checkpoint.policy) ?? (await policyFault(place, checkpoint, draft));
    if (refusal !== null) throw new ProblemError(refusal);
    return { status: 200, body: await trialOf(place, checkpoint, draft) };
  },
});

/** The others have a value whatever is asked: to leave one out would put its default in force. */
const OPTIONAL: ReadonlySet<string> = new Set(
  Object.entries(CheckpointPolicy.shape).flatMap(([field, of]) => {
    const left = of.safeParse(undefined);
    return left.success && left.data === undefined ? [field] : [];
  }),
);

/** The policy with some fields changed; null takes an optional one away. Throws `invalid_input` where that is no policy. */
function changedPolicy(policy: CheckpointPolicy, changes: JsonObject): CheckpointPolicy {
  const changed = Object.entries({ ...policy, ...changes });
  const merged = CheckpointPolicy.safeParse(
    Object.fromEntries(changed.filter(([field, value]) => value !== null || !OPTIONAL.has(field))),
  );
  if (!merged.success) throw new ProblemError(problemOfZodError(merged.error, '/policy'));
  return merged.data;
}

type PolicyCall = {
  readonly services: Services;
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  readonly params: { readonly id: CheckpointId };
  readonly body: { readonly policyVersion: number };
};

async function putInForce(
  { services, workspaceId, actor, params: { id }, body: { policyVersion } }: PolicyCall,
  policy: CheckpointPolicy,
) {
  const place = { services, workspaceId, id };
  // What could not be answered afterwards must not come into force.
  checkpointView({ ...(await findCheckpoint(place)), policy });
  const applied = await applyPolicy(place, { policy, policyVersion, actor });
  return { status: 200, body: checkpointView(applied) };
}

export const policyRoutes: readonly Route[] = [getPolicy, listPolicies, patchPolicy, putPolicy, postBacktest];
