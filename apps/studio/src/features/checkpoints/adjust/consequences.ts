import { isEvidencePolicyEqual, rungAfterPolicy } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import type { Checkpoint } from '../checkpoint.ts';
import { currentTrusts } from '../currentTrusts.ts';

/** What applying a policy does to one segment. */
export interface Consequence {
  readonly segment: string;
  readonly from: number;
  readonly to: number;
}

export interface Consequences {
  /** Whether every trust begins a new epoch. */
  readonly isNewEpoch: boolean;
  /** The fields that make it so, each of which alone would. */
  readonly because: readonly string[];
  readonly segments: readonly Consequence[];
}

const keysOf = (policy: CheckpointPolicy): readonly (keyof CheckpointPolicy)[] =>
  Object.keys(policy) as (keyof CheckpointPolicy)[]; // safe: the keys of a policy

/** What becomes of rungs and evidence when `after` is applied, by the functions that will do it. */
export function consequencesOf(checkpoint: Checkpoint, after: CheckpointPolicy): Consequences {
  const before = checkpoint.policy;
  const isNewEpoch = !isEvidencePolicyEqual(before, after);
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
  const because = keys.filter((key) => !isEvidencePolicyEqual(before, withField(before, after, key)));
  const segments = currentTrusts(checkpoint).map(({ state: { segment, rung } }) => ({
    segment,
    from: rung,
    to: isNewEpoch ? rungAfterPolicy(before, after, rung) : rung,
  }));
  return { isNewEpoch, because, segments };
}

function withField(
  before: CheckpointPolicy,
  after: CheckpointPolicy,
  key: keyof CheckpointPolicy,
): CheckpointPolicy {
  return { ...before, [key]: after[key] };
}
