import type { CheckpointPolicy } from '@countersign/model';
import { heldRung, isBorneOut, isEvidencePolicyEqual, startRungAfter } from './evidencePolicy.ts';

export type SegmentConsequence = { readonly segment: string; readonly from: number; readonly to: number };

/** What becomes of rungs and evidence when a policy is applied. */
export type PolicyConsequences = {
  /** Whether every trust begins a new epoch. */
  readonly isNewEpoch: boolean;
  /** The fields that make it so, each of which alone would. */
  readonly because: readonly (keyof CheckpointPolicy)[];
  /** Whether the new policy promises no more than what rungs were earned by; if not, they fall to where agents begin. */
  readonly isBorneOut: boolean;
  readonly segments: readonly SegmentConsequence[];
};

/** The policy that is in force, and where new segments begin under it. */
type InForce = { readonly policy: CheckpointPolicy; readonly startRung: number };

/** Says what applying `after` in place of the policy in force will do, by the functions that will do it. */
export function policyConsequences(
  { policy: before, startRung: begun }: InForce,
  after: CheckpointPolicy,
  trusts: readonly { readonly segment: string; readonly rung: number }[],
): PolicyConsequences {
  const isNewEpoch = !isEvidencePolicyEqual(before, after);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof CheckpointPolicy)[]; // safe: keys of policies
  const startRung = startRungAfter(before, after, begun);
  return {
    isNewEpoch,
    because: keys.filter((key) => !isEvidencePolicyEqual(before, { ...before, [key]: after[key] })),
    isBorneOut: isBorneOut(before, after),
    segments: trusts.map(({ segment, rung }) => ({
      ...{ segment, from: rung },
      to: isNewEpoch ? heldRung(before, { policy: after, startRung }, rung) : rung,
    })),
  };
}
