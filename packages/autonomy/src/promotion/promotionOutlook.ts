import type { WideningRule } from '@countersign/model';
import type { Claim } from '../betting/eProcess.ts';
import { streakDistribution } from '../streak/probabilityOfStreak.ts';
import { eProcessBoundary } from './boundaries.ts';
import { escalatingStreakDistribution } from './escalatingStreakDistribution.ts';
import { promotionDistribution } from './promotionDistribution.ts';

/**
 * What a rule means in reviews, within the horizon: the probability of a promotion at all, and after how many reviews
 * half and nine tenths of all such agents are through (null: not within the horizon).
 */
export type PromotionOutlook = {
  readonly probability: number;
  readonly median: number | null;
  readonly ninetieth: number | null;
};

export type Prospect = Claim & {
  readonly rule: WideningRule;
  /** The true error rate of the imagined agent. */
  readonly theta: number;
  /** How many reviews to look ahead. */
  readonly horizon: number;
  /** What each review weighs; only the betting test weighs them. */
  readonly weight?: number;
};

/** The probability of a promotion exactly at review n, for n = 0 … horizon, under a rule. Throws like its parts. */
export function promotionTimes({ rule, theta, horizon, weight, ...claim }: Prospect): Float64Array {
  if (rule.type === 'streak') return streakDistribution(theta, rule.length, horizon);
  if (rule.type === 'escalating') return escalatingStreakDistribution(theta, claim, horizon);
  return promotionDistribution(theta, eProcessBoundary(claim, horizon, weight));
}

/** The first review by which the share of all agents is promoted; null when that lies beyond the horizon. */
export function promotionQuantile(times: Float64Array, share: number): number | null {
  let sum = 0;
  for (let n = 0; n < times.length; n += 1) {
    sum += times[n]!;
    // A share that is exactly reached must not be missed by rounding.
    if (sum >= share - 1e-12) return n;
  }
  return null;
}

/** The probability that a rule ever promotes within the reviews of `times`. */
export const promotionProbability = (times: Float64Array): number =>
  Math.min(
    1,
    times.reduce((sum, each) => sum + each, 0),
  );

/** What a rule means for an agent with the error rate θ, exactly. Throws like `promotionTimes`. */
export function promotionOutlook(prospect: Prospect): PromotionOutlook {
  const times = promotionTimes(prospect);
  return {
    probability: promotionProbability(times),
    median: promotionQuantile(times, 0.5),
    ninetieth: promotionQuantile(times, 0.9),
  };
}
