import { type CheckpointPolicy, isSamePolicy, problem } from '@countersign/model';
import type { Actor, CheckpointDetails } from '@countersign/runtime';
import { ProblemError, unwrapFound } from '../problems/ProblemError.ts';
import { type CheckpointPlace, findCheckpoint, NO_CHECKPOINT } from './findCheckpoint.ts';
import { policyFault } from './policyFault.ts';

export type PolicyChange = {
  readonly policy: CheckpointPolicy;
  /** The version that the change is based on. */
  readonly policyVersion: number;
  readonly actor: Actor;
};

/**
 * Brings a policy into force, unless it asks for what the flow does not have, or is the one in force already: a version
 * in which nothing changes would only hide who changed something. Throws what is refused.
 */
export async function applyPolicy(place: CheckpointPlace, change: PolicyChange): Promise<CheckpointDetails> {
  const { services, workspaceId, id } = place;
  const checkpoint = await findCheckpoint(place);
  const isNewest = change.policyVersion === checkpoint.policyVersion;
  if (isNewest && isSamePolicy(change.policy, checkpoint.policy)) throw new ProblemError(UNCHANGED);
  const fault = await policyFault(place, checkpoint, change.policy);
  if (fault !== null) throw new ProblemError(fault);
  const set = await services.checkpoints.setPolicy(workspaceId, { id, ...change });
  return unwrapFound(set, 'checkpoint_not_found', NO_CHECKPOINT);
}

const UNCHANGED = problem(
  'invalid_input',
  'This is the policy that is in force already: nothing would change.',
  '/policy',
);
