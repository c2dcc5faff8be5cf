import { type Problem, problem } from '../problem.ts';
import { type CheckpointPolicy, LARGEST_SHARE, LEAST_SHARE } from './policy.ts';

/** A field for which no evidence could ever bear out what a policy promises. */
export type EvidenceGap = 'tolerance' | 'risk' | 'target';

type Promised = Pick<CheckpointPolicy, 'tolerance' | 'risk' | 'target' | 'rule'>;

/**
 * Why no evidence could ever bear out what a policy promises although its form is right; null when it can. Policies of
 * earlier releases that are in force all the same let nothing pass.
 */
export function evidenceGap(policy: Promised): EvidenceGap | null {
  for (const gap of GAPS) if (isGap[gap](policy)) return gap;
  return null;
}

/** The same as problems `invalid_input`, with their places in the policy, for whoever wants such a policy now. */
export const evidenceFaults = (policy: Promised): readonly Problem[] =>
  GAPS.filter((gap) => isGap[gap](policy)).map((gap) =>
    problem('invalid_input', messageOf(gap), `/policy/${gap}`),
  );

const GAPS: readonly EvidenceGap[] = ['tolerance', 'risk', 'target'];

const isGap: Readonly<Record<EvidenceGap, (policy: Promised) => boolean>> = {
  tolerance: ({ tolerance }) => isOutOfBounds(tolerance),
  risk: ({ risk }) => isOutOfBounds(risk),
  // What is held is reviewed whole, what passes only in part. A row counts each review alike, so the held cases would
  // vouch for those that pass.
  target: ({ target, rule }) => target === 'cumulative' && rule.type !== 'eprocess',
};

const messageOf = (gap: EvidenceGap): string =>
  gap === 'target' ? UNWEIGHABLE : `The ${gap} must lie between ${LEAST_SHARE} and ${LARGEST_SHARE}.`;

const UNWEIGHABLE =
  'Everything that would pass can only be tested by accumulated evidence: a row counts each review alike, but of what passes only a part is reviewed. Choose accumulated evidence, or test only the cases that a rung adds.';

const isOutOfBounds = (share: number): boolean => !(share >= LEAST_SHARE && share <= LARGEST_SHARE);
