import type { CheckpointPolicy } from '@countersign/model';
import { isEvidencePolicyEqual, rungAfterPolicy } from './evidencePolicy.ts';

export type SegmentConsequence = { readonly segment: string; readonly from: number; readonly to: number };

/** What becomes of rungs and evidence when a policy is applied. */
export type PolicyConsequences = {
  /** Whether every trust begins a new epoch. */
  readonly isNewEpoch: boolean;
  /** The fields that make it so, each of which alone would. */
  readonly because: readonly (keyof CheckpointPolicy)[];
  readonly segments: readonly SegmentConsequence[];
};

/** Says what applying `after` in place of `before` will do, by the functions that will do it. */
export function policyConsequences(
  before: CheckpointPolicy,
  after: CheckpointPolicy,
  trusts: readonly { readonly segment: string; readonly rung: number }[],
): PolicyConsequences {
  const isNewEpoch = !isEvidencePolicyEqual(before, after);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof CheckpointPolicy)[]; // safe: keys of policies
  return {
    isNewEpoch,
    because: keys.filter((key) => !isEvidencePolicyEqual(before, { ...before, [key]: after[key] })),
    segments: trusts.map(({ segment, rung }) => ({
      ...{ segment, from: rung },
      to: isNewEpoch ? rungAfterPolicy(before, after, rung) : rung,
    })),
  };
}
