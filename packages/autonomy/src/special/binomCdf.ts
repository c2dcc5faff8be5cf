import { incompleteBetaTails } from './incompleteBeta.ts';
import { requireCounts, requireUnit } from './requireDomain.ts';

/**
 * P(X <= k) for X binomial with n trials of probability p. `binomCdf(k, n, t0) <= d` is the same test as
 * `clopperPearsonUpper(k, n, d) <= t0`, without a root search. k and n may be real (effective sizes).
 * Below k = 0 there is nothing. Throws a RangeError unless k <= n, n >= 0 and 0 <= p <= 1. Source: P(X <= k) = 1 − I_p(k + 1, n − k).
 */
export function binomCdf(k: number, n: number, p: number): number {
  requireCounts(Math.max(k, 0), n);
  requireUnit('p', p);
  if (k < 0) return 0;
  return k === n ? 1 : incompleteBetaTails(p, k + 1, n - k).upper;
}
