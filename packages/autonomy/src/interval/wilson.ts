import { normalUpperQuantile } from '../special/normalQuantile.ts';
import { requireCounts, requireOpenUnit } from '../special/requireDomain.ts';
import type { Interval } from './clopperPearson.ts';

function bounds(k: number, n: number, z: number): Interval {
  requireCounts(k, n);
  if (n === 0) return { lower: 0, upper: 1 };
  const p = k / n;
  const centre = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At the ends the bound is 0 or 1 exactly; rounding would leave a trace.
  const lower = k === 0 ? 0 : Math.max(0, (centre - reach) / scale);
  const upper = k === n ? 1 : Math.min(1, (centre + reach) / scale);
  return { lower, upper };
}

/**
 * The two-sided score interval of a share, k of n, with d/2 on each side. For charts, not for decisions: it covers only
 * about 1 − d, and only at a fixed n. Throws a RangeError unless 0 <= k <= n and 0 < d < 1. Source: Wilson 1927.
 */
export function wilsonInterval(k: number, n: number, d: number): Interval {
  requireOpenUnit('d', d);
  return bounds(k, n, normalUpperQuantile(d / 2));
}

/** The one-sided upper bound of the score interval, with all of d above it. The same errors and source. */
export function wilsonUpper(k: number, n: number, d: number): number {
  requireOpenUnit('d', d);
  return bounds(k, n, normalUpperQuantile(d)).upper;
}

/** The one-sided lower bound of the score interval, with all of d below it. The same errors and source. */
export function wilsonLower(k: number, n: number, d: number): number {
  requireOpenUnit('d', d);
  return bounds(k, n, normalUpperQuantile(d)).lower;
}
