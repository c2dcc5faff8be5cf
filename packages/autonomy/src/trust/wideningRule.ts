import type { CheckpointPolicy, WideningRule } from '@countersign/model';
import { type Claim, isAtLevel } from '../betting/eProcess.ts';
import { epochRisk } from '../epoch/epochRisk.ts';
import { observedTolerance } from '../epoch/observedTolerance.ts';
import { hasReachedEscalatingStreak } from '../streak/escalatingStreak.ts';
import type { BandEvidence } from './trustState.ts';

/** By what a policy judges evidence. */
export type EvidenceMeasure = Pick<CheckpointPolicy, 'tolerance' | 'missRate' | 'risk' | 'spending'>;

/**
 * What the mathematics is sure to carry. Policies of earlier releases may promise still less; they are held to this, under
 * which no agent earns anything in a lifetime either.
 */
const LEAST_T0 = 1e-12;
const LEAST_D = 1e-300;

/** The share of errors that people may find: the tolerance without the errors that they overlook. */
export const toleranceOf = ({ tolerance, missRate = 0 }: Pick<EvidenceMeasure, 'tolerance' | 'missRate'>) =>
  Math.max(LEAST_T0, observedTolerance(tolerance, missRate));

/** What an epoch's evidence is held against: the policy's tolerance, and the risk that this epoch may use. */
export const claimOf = (policy: EvidenceMeasure, epoch: number): Claim => ({
  t0: toleranceOf(policy),
  d: Math.max(LEAST_D, epochRisk(policy.risk, epoch, policy.spending)),
});

/**
 * Whether the evidence for a rung meets the rule as it stands at this moment; what was met once and is not any more
 * counts for nothing.
 */
export function isWideningRuleMet(
  { eprocess, streak }: Pick<BandEvidence, 'eprocess' | 'streak'>,
  rule: WideningRule,
  { t0, d }: Claim,
): boolean {
  if (rule.type === 'streak') return streak.length >= rule.length;
  if (rule.type === 'escalating') return hasReachedEscalatingStreak(streak, t0, d);
  return isAtLevel(eprocess, d);
}
