import { type CheckpointPolicy, WideningRule } from '@countersign/model';
import { correctUntilLevel } from '../betting/correctUntilLevel.ts';
import { anytimeUpper, type Claim, logE } from '../betting/eProcess.ts';
import { detectorLevel } from '../demotion/eDetector.ts';
import { errorRateBehind } from '../epoch/observedTolerance.ts';
import { integrityZ, isSamplerSuspect } from '../integrity/integrity.ts';
import { streakOutlook } from '../streak/escalatingStreak.ts';
import { streakUpper, streakUpperInAttempt } from '../streak/streakBound.ts';
import { leastWeight } from '../trust/leastRate.ts';
import { type BandEvidence, NO_EVIDENCE, type TrustState } from '../trust/trustState.ts';
import { claimOf, isWideningRuleMet } from '../trust/wideningRule.ts';

/**
 * The evidence for the next rung under each rule an owner may choose. All bounds are upper bounds of the error rate,
 * overlooked errors included, at the risk of the epoch. `streak.bound` is right only if there had been one attempt; `escalating.bound` counts the
 * attempts; both are 1 where everything that would pass is tested, which a row cannot weigh. `eprocess.bound` holds at all times. `eprocess.more` is how many further correct answers in a row
 * would do whichever cases they are about, null when more than 100,000; with fewer than `moreAtLeast` it cannot be done. The
 * two differ only where everything that would pass is tested: a check of a passed case weighs more than a review.
 */
export type NextStanding = {
  readonly to: number;
  readonly rule: WideningRule;
  /** Judged cases of the tested population, and the sum of their losses. */
  readonly n: number;
  readonly errors: number;
  readonly streak: { readonly have: number; readonly needed: number; readonly bound: number };
  readonly escalating: {
    readonly have: number;
    readonly needed: number;
    readonly attempt: number;
    readonly bound: number;
    readonly neededAfterError: number;
  };
  readonly eprocess: {
    readonly logE: number;
    /** ln(1/d): where the evidence has to come. */
    readonly needed: number;
    readonly bound: number;
    readonly more: number | null;
    readonly moreAtLeast: number | null;
  };
  /** Whether the policy's own rule holds at this moment. */
  readonly isMet: boolean;
};

/** Everything an owner is told about one trust; `alarm` and `integrity` are of the present epoch. */
export type Standing = {
  readonly rung: number;
  readonly rungs: number;
  /** Null at the top of the ladder. */
  readonly next: NextStanding | null;
  readonly alarm: {
    /** The detector's level M, and the level A at which the rung is taken back. */
    readonly value: number;
    readonly limit: number;
    readonly checked: number;
    readonly errors: number;
  };
  readonly integrity: { readonly z: number; readonly isFrozen: boolean };
  readonly declined: boolean;
  /** A widening that an owner put off, and how many further judged cases were asked for that have not come yet. */
  readonly deferred: { readonly to: number; readonly untilN: number; readonly more: number } | null;
};

/** Reads a trust's state under the policy in force. Everything in it follows from the ledger alone. */
export function standing(state: TrustState, policy: CheckpointPolicy): Standing {
  const to = state.rung + 1;
  const rungs = policy.ladder.length;
  const evidence = state.bands[to] ?? NO_EVIDENCE;
  const { detector, integrity } = state;
  return {
    rung: state.rung,
    rungs,
    next: to > rungs ? null : nextStanding(to, evidence, { policy, claim: claimOf(policy, state.epoch) }),
    alarm: {
      value: detectorLevel(detector),
      limit: policy.breakers.alarmAt,
      checked: detector.n,
      errors: detector.errors,
    },
    integrity: { z: integrityZ(integrity), isFrozen: isSamplerSuspect(integrity) },
    declined: state.declined === to,
    deferred: deferredOf(state),
  };
}

function deferredOf({ deferred, bands }: TrustState): Standing['deferred'] {
  if (deferred === null) return null;
  const n = bands[deferred.to]?.n ?? 0;
  return { ...deferred, more: Math.max(0, deferred.untilN - n) };
}

/** What the fixed row is compared with while the policy goes by another rule. */
const USUAL_ROW = WideningRule.options[0].parse({ type: 'streak' });

function nextStanding(
  to: number,
  evidence: BandEvidence,
  { policy, claim }: { readonly policy: CheckpointPolicy; readonly claim: Claim },
): NextStanding {
  const { eprocess, streak, n, errors } = evidence;
  const { rule, missRate = 0 } = policy;
  const { t0, d } = claim;
  const row = rule.type === 'streak' ? rule : USUAL_ROW;
  const { needed, neededAfterError } = streakOutlook(streak, t0, d);
  const have = streak.length;
  const behind = (observed: number) => errorRateBehind(observed, missRate);
  const isBound = have > 0 && policy.target === 'band';
  return {
    ...{ to, rule, n, errors },
    streak: {
      have,
      needed: row.length,
      bound: isBound ? behind(streakUpper(have, d)) : 1,
    },
    escalating: {
      ...{ have, needed, neededAfterError, attempt: streak.attempt },
      bound: isBound ? behind(streakUpperInAttempt(have, streak.attempt, d)) : 1,
    },
    eprocess: {
      logE: logE(eprocess),
      needed: -Math.log(d),
      bound: behind(anytimeUpper(eprocess.counts, d)),
      more: correctUntilLevel(eprocess, claim, leastWeight(policy, to)),
      moreAtLeast: correctUntilLevel(eprocess, claim),
    },
    isMet: isWideningRuleMet(evidence, rule, claim),
  };
}
