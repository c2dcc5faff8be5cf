import { betaLogE } from '../betting/betaEProcess.ts';
import { BETTORS } from '../betting/bettors.ts';
import type { Claim } from '../betting/eProcess.ts';
import { requireOpenUnit } from '../special/requireDomain.ts';
import { type Boundary, boundaryOf } from './promotionDistribution.ts';

/**
 * How many errors the e-process of three bettors forgives after n reviews, each of the weight v: E >= 1/d, asked
 * after every one of them. Throws a RangeError unless 0 < t0, d < 1.
 */
export function eProcessBoundary({ t0, d }: Claim, horizon: number, v = 1): Boundary {
  requireOpenUnit('t0', t0);
  requireOpenUnit('d', d);
  const factors = BETTORS.map(({ kappa, weight }) => ({
    start: Math.log(weight * d),
    correct: Math.log1p(kappa * v * t0),
    error: Math.log1p(kappa * v * (t0 - 1)),
  }));
  const passes = (k: number, n: number) => {
    let wealth = 0;
    for (const { start, correct, error } of factors) {
      wealth += Math.exp(start + (n - k) * correct + k * error);
    }
    return wealth >= 1;
  };
  return boundaryOf(passes, horizon);
}

/** The same for the cross-check, the truncated Beta mixture. */
export const betaBoundary = ({ t0, d }: Claim, horizon: number): Boundary =>
  boundaryOf((k, n) => betaLogE(k, n, t0) >= -Math.log(d), horizon);
