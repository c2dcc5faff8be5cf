import type { CheckpointPolicy, WideningRule } from '@countersign/model';
import { type Claim, isAtLevel } from '../betting/eProcess.ts';
import { epochRisk } from '../epoch/epochRisk.ts';
import { hasReachedEscalatingStreak } from '../streak/escalatingStreak.ts';
import type { BandEvidence } from './trustState.ts';

/** What an epoch's evidence is held against: the policy's tolerance, and the risk that this epoch may use. */
export const claimOf = (
  { tolerance, risk, spending }: Pick<CheckpointPolicy, 'tolerance' | 'risk' | 'spending'>,
  epoch: number,
): Claim => ({ t0: tolerance, d: epochRisk(risk, epoch, spending) });

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
