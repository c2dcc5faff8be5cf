import { type PolicyConsequences, policyConsequences } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import type { Checkpoint } from '../checkpoint.ts';
import { currentTrusts } from '../currentTrusts.ts';

/** What becomes of a checkpoint's rungs and evidence when `after` is applied. */
export const consequencesOf = (checkpoint: Checkpoint, after: CheckpointPolicy): PolicyConsequences =>
  policyConsequences(
    checkpoint,
    after,
    currentTrusts(checkpoint).map(({ state }) => state),
  );
