import type { CheckpointPolicy, WideningEvidence } from '@countersign/model';
import { anytimeUpper, logE } from '../betting/eProcess.ts';
import { errorRateBehind } from '../epoch/observedTolerance.ts';
import { isSamplerSuspect } from '../integrity/integrity.ts';
import { streakUpperInAttempt } from '../streak/streakBound.ts';
import { NO_EVIDENCE, type TrustState } from './trustState.ts';
import { claimOf, isWideningRuleMet } from './wideningRule.ts';

/** The rung for which there is enough evidence at this moment: the next one or none. Nothing widens beside a suspect sampler. */
export function earnedRung(state: TrustState, policy: CheckpointPolicy): number | null {
  const to = state.rung + 1;
  if (to > policy.ladder.length || isSamplerSuspect(state.integrity)) return null;
  const band = state.bands[to];
  if (band === undefined) return null;
  return isWideningRuleMet(band, policy.rule, claimOf(policy, state.epoch)) ? to : null;
}

/** What speaks for a rung as it stands, in the figures of the policy's rule. */
export function evidenceFor(state: TrustState, policy: CheckpointPolicy, to: number): WideningEvidence {
  const { eprocess, streak, n, errors } = state.bands[to] ?? NO_EVIDENCE;
  const { d } = claimOf(policy, state.epoch);
  const rule = policy.rule.type;
  const observed =
    rule === 'eprocess'
      ? anytimeUpper(eprocess.counts, d)
      : streak.length === 0
        ? 1
        : streakUpperInAttempt(streak.length, streak.attempt, d);
  const row = { streak: streak.length, attempt: streak.attempt };
  const bound = errorRateBehind(observed, policy.missRate ?? 0);
  return { rule, n, errors, ...row, logEvidence: logE(eprocess), bound };
}
