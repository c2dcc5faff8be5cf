import { betaQuantile, betaUpperQuantile } from '../special/betaQuantile.ts';
import { requireCounts, requireOpenUnit } from '../special/requireDomain.ts';

/** A lower and an upper bound of a share, both in [0, 1]. */
export type Interval = { readonly lower: number; readonly upper: number };

/**
 * The one-sided upper bound of an error rate after k errors in n reviews, n fixed in advance: the p with
 * P(Binomial(n, p) <= k) = d. Wrong with probability at most d, but only at one planned look: never a reason to widen.
 * k and n may be real numbers. Throws a RangeError unless 0 <= k <= n and 0 < d < 1.
 * Source: Clopper and Pearson 1934; I_p(k + 1, n − k) = 1 − d.
 */
export function clopperPearsonUpper(k: number, n: number, d: number): number {
  requireCounts(k, n);
  requireOpenUnit('d', d);
  return k === n ? 1 : betaUpperQuantile(d, k + 1, n - k);
}

/**
 * The one-sided lower bound to `clopperPearsonUpper`: the p with I_p(k, n − k + 1) = d; 0 when k = 0. The same errors.
 */
export function clopperPearsonLower(k: number, n: number, d: number): number {
  requireCounts(k, n);
  requireOpenUnit('d', d);
  return k === 0 ? 0 : betaQuantile(d, k, n - k + 1);
}

/** Both bounds at d/2 each: covers the error rate with probability at least 1 − d at a fixed n. The same errors. */
export function clopperPearsonInterval(k: number, n: number, d: number): Interval {
  return { lower: clopperPearsonLower(k, n, d / 2), upper: clopperPearsonUpper(k, n, d / 2) };
}
