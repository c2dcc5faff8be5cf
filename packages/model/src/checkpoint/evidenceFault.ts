import { type Problem, problem } from '../problem.ts';
import { type CheckpointPolicy, LARGEST_SHARE, LEAST_SHARE } from './policy.ts';

/**
 * Why no evidence could ever bear out what a policy promises although its form is right; null when it can. Problem
 * `invalid_input`, with the place in the policy.
 */
export const evidenceFault = (policy: CheckpointPolicy): Problem | null =>
  outOfBounds(policy) ?? unweighable(policy);

function outOfBounds({ tolerance, risk }: CheckpointPolicy): Problem | null {
  for (const [field, value] of Object.entries({ tolerance, risk })) {
    if (value >= LEAST_SHARE && value <= LARGEST_SHARE) continue;
    const message = `The ${field} must lie between ${LEAST_SHARE} and ${LARGEST_SHARE}.`;
    return problem('invalid_input', message, `/policy/${field}`);
  }
  return null;
}

/**
 * What is held is reviewed whole, what passes only in part. A row counts each review alike, so the held cases would vouch
 * for those that pass.
 */
function unweighable({ target, rule }: CheckpointPolicy): Problem | null {
  if (target === 'band' || rule.type === 'eprocess') return null;
  const message =
    'Everything that would pass can only be tested by accumulated evidence: a row counts each review alike, but of what passes only a part is reviewed. Choose accumulated evidence, or test only the cases that a rung adds.';
  return problem('invalid_input', message, '/policy/target');
}
