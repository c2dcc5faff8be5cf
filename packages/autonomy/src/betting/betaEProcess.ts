import { bisect } from '../special/bisect.ts';
import { logIncompleteBeta } from '../special/incompleteBeta.ts';
import { logBeta } from '../special/logBeta.ts';
import { requireCounts, requireOpenUnit } from '../special/requireDomain.ts';

/** The shape of the mixing Beta distribution. */
export type BetaShape = { readonly a: number; readonly b: number };

const FLAT: BetaShape = { a: 1, b: 1 };

/** ln of the unregularised incomplete beta function B_x(a, b). */
const logLowerBeta = (x: number, a: number, b: number) => logIncompleteBeta(x, a, b) + logBeta(a, b);

/**
 * ln E(t0) after k errors in n fully reviewed cases for likelihood ratios mixed over a Beta(a, b) cut off at t0: an
 * independent e-process to check the three bettors by. Throws a RangeError unless 0 <= k <= n and 0 < t0 < 1.
 * Source: E = B_{t0}(a + k, b + n − k) / B_{t0}(a, b) / (t0^k (1 − t0)^(n−k)), B_x unregularised.
 */
export function betaLogE(k: number, n: number, t0: number, { a, b }: BetaShape = FLAT): number {
  requireCounts(k, n);
  requireOpenUnit('t0', t0);
  const likelihood = k * Math.log(t0) + (n - k) * Math.log1p(-t0);
  return logLowerBeta(t0, a + k, b + n - k) - logLowerBeta(t0, a, b) - likelihood;
}

/** sup { m : E(m) < 1/d } of `betaLogE`. Throws a RangeError unless 0 <= k <= n and 0 < d < 1. Source: bisection. */
export function betaUpper(k: number, n: number, d: number, shape: BetaShape = FLAT): number {
  requireCounts(k, n);
  requireOpenUnit('d', d);
  if (k === n) return 1;
  const level = -Math.log(d);
  return bisect((m) => m === 0 || betaLogE(k, n, m, shape) < level, 0, 1);
}
