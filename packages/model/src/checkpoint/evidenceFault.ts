import { type Problem, problem } from '../problem.ts';
import { type CheckpointPolicy, LARGEST_SHARE, LEAST_SHARE } from './policy.ts';

/** The field for which no evidence could ever bear out what a policy promises. */
export type EvidenceGap = 'tolerance' | 'risk' | 'target';

/**
 * Why no evidence could ever bear out what a policy promises although its form is right; null when it can. Policies of
 * earlier releases that are in force all the same let nothing pass.
 */
export function evidenceGap({ tolerance, risk, target, rule }: CheckpointPolicy): EvidenceGap | null {
  if (isOutOfBounds(tolerance)) return 'tolerance';
  if (isOutOfBounds(risk)) return 'risk';
  // What is held is reviewed whole, what passes only in part. A row counts each review alike, so the held cases would
  // vouch for those that pass.
  return target === 'cumulative' && rule.type !== 'eprocess' ? 'target' : null;
}

/** The same as problem `invalid_input`, with the place in the policy, for whoever wants such a policy now. */
export function evidenceFault(policy: CheckpointPolicy): Problem | null {
  const gap = evidenceGap(policy);
  return gap === null ? null : problem('invalid_input', messageOf(gap), `/policy/${gap}`);
}

const messageOf = (gap: EvidenceGap): string =>
  gap === 'target' ? UNWEIGHABLE : `The ${gap} must lie between ${LEAST_SHARE} and ${LARGEST_SHARE}.`;

const UNWEIGHABLE =
  'Everything that would pass can only be tested by accumulated evidence: a row counts each review alike, but of what passes only a part is reviewed. Choose accumulated evidence, or test only the cases that a rung adds.';

const isOutOfBounds = (share: number): boolean => !(share >= LEAST_SHARE && share <= LARGEST_SHARE);
