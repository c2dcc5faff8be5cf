import { incompleteBetaTails } from './incompleteBeta.ts';
import { requireCounts, requireUnit } from './requireDomain.ts';

/**
 * P(X <= k) for X binomial with n trials of probability p. `binomCdf(k, n, t0) <= d` is the same test as
 * `clopperPearsonUpper(k, n, d) <= t0`, without a root search. k and n may be real (effective sizes).
 * Throws a RangeError unless 0 <= k <= n and 0 <= p <= 1. Source: P(X <= k) = 1 − I_p(k + 1, n − k).
 */
export function binomCdf(k: number, n: number, p: number): number {
  requireCounts(k, n);
  requireUnit('p', p);
  return k === n ? 1 : incompleteBetaTails(p, k + 1, n - k).upper;
}
