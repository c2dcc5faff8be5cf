import type { CheckpointId, WorkspaceId } from '@countersign/model';
import type { CheckpointDetails } from '@countersign/runtime';
import { found } from '../problems/ProblemError.ts';
import type { Services } from '../services.ts';

export const NO_CHECKPOINT = 'There is no such checkpoint in the workspace.';

export type CheckpointPlace = {
  readonly services: Services;
  readonly workspaceId: WorkspaceId;
  readonly id: CheckpointId;
};

/** The checkpoint; throws `checkpoint_not_found`, also for one of another workspace. */
export async function findCheckpoint({
  services,
  workspaceId,
  id,
}: CheckpointPlace): Promise<CheckpointDetails> {
  return found(await services.checkpoints.get(workspaceId, id), 'checkpoint_not_found', NO_CHECKPOINT);
}

/** For answers that need nothing of the checkpoint itself; throws as `findCheckpoint` does. */
export async function requireCheckpoint({ services, workspaceId, id }: CheckpointPlace): Promise<void> {
  const isThere = await services.checkpoints.has(workspaceId, id);
  found(isThere ? id : null, 'checkpoint_not_found', NO_CHECKPOINT);
}
