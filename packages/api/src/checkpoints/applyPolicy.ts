import type { CheckpointPolicy } from '@countersign/model';
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

/** Brings a policy into force, unless it asks for what the flow does not have. Throws what is refused. */
export async function applyPolicy(place: CheckpointPlace, change: PolicyChange): Promise<CheckpointDetails> {
  const { services, workspaceId, id } = place;
  const fault = await policyFault(place, await findCheckpoint(place), change.policy);
  if (fault !== null) throw new ProblemError(fault);
  const set = await services.checkpoints.setPolicy(workspaceId, { id, ...change });
  return unwrapFound(set, 'checkpoint_not_found', NO_CHECKPOINT);
}
