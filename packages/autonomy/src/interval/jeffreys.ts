import { betaQuantile, betaUpperQuantile } from '../special/betaQuantile.ts';
import { requireCounts, requireOpenUnit } from '../special/requireDomain.ts';
import type { Interval } from './clopperPearson.ts';

/**
 * The p with I_p(k + ½, n − k + ½) = 1 − d: the upper credible bound of an error rate, k of n, under Jeffreys' prior.
 * For charts at a fixed n, not for decisions. Throws a RangeError unless 0 <= k <= n and 0 < d < 1.
 * Source: Brown, Cai and DasGupta 2001.
 */
export function jeffreysUpper(k: number, n: number, d: number): number {
  requireCounts(k, n);
  requireOpenUnit('d', d);
  return betaUpperQuantile(d, k + 0.5, n - k + 0.5);
}

/** The p with I_p(k + ½, n − k + ½) = d. The same errors and source as `jeffreysUpper`. */
export function jeffreysLower(k: number, n: number, d: number): number {
  requireCounts(k, n);
  requireOpenUnit('d', d);
  return betaQuantile(d, k + 0.5, n - k + 0.5);
}

/** Both bounds at d/2 each. The same errors and source as `jeffreysUpper`. */
export function jeffreysInterval(k: number, n: number, d: number): Interval {
  return { lower: jeffreysLower(k, n, d / 2), upper: jeffreysUpper(k, n, d / 2) };
}
