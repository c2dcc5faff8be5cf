import type { CheckpointPolicy, WideningEvidence } from '@countersign/model';
import { anytimeUpper, isAtLevel, logE } from '../betting/eProcess.ts';
import { epochRisk } from '../epoch/epochRisk.ts';
import { isSamplerSuspect } from '../integrity/integrity.ts';
import { hasReachedEscalatingStreak } from '../streak/escalatingStreak.ts';
import { streakUpperInAttempt } from '../streak/streakBound.ts';
import { type BandEvidence, NO_EVIDENCE, type TrustState } from './trustState.ts';

/** The rung for which there is enough evidence at this moment: the next one or none. Nothing widens beside a suspect sampler. */
export function earnedRung(state: TrustState, policy: CheckpointPolicy): number | null {
  const to = state.rung + 1;
  if (to > policy.ladder.length || isSamplerSuspect(state.integrity)) return null;
  const band = state.bands[to];
  return band !== undefined && hasEarned(band, state, policy) ? to : null;
}

function hasEarned(
  { eprocess, streak }: BandEvidence,
  { epoch }: TrustState,
  policy: CheckpointPolicy,
): boolean {
  const { rule, tolerance } = policy;
  const d = epochRisk(policy.risk, epoch, policy.spending);
  switch (rule.type) {
    case 'streak':
      return streak.length >= rule.length;
    case 'escalating':
      return hasReachedEscalatingStreak(streak, tolerance, d);
    case 'eprocess':
      return isAtLevel(eprocess, d);
  }
}

/** What speaks for a rung as it stands, in the figures of the policy's rule. */
export function evidenceFor(state: TrustState, policy: CheckpointPolicy, to: number): WideningEvidence {
  const { eprocess, streak, n, errors } = state.bands[to] ?? NO_EVIDENCE;
  const d = epochRisk(policy.risk, state.epoch, policy.spending);
  const rule = policy.rule.type;
  const bound =
    rule === 'eprocess'
      ? anytimeUpper(eprocess.counts, d)
      : streak.length === 0
        ? 1
        : streakUpperInAttempt(streak.length, streak.attempt, d);
  const row = { streak: streak.length, attempt: streak.attempt };
  return { rule, n, errors, ...row, logEvidence: logE(eprocess), bound };
}
