import { logSumExp } from '../special/logSumExp.ts';
import { BETTORS } from './bettors.ts';
import type { Claim, EProcess } from './eProcess.ts';

/** Nobody waits for more. */
const MOST = 100_000;

/**
 * How many further correct reviews in a row, each of the weight v, bring E to 1/d: 0 when it is there, null when more than
 * 100,000 would be needed. Where the weights differ, as many as for the smallest of them are always enough, and fewer than
 * for the largest never. Source: each correct review multiplies the wealth of bettor j by 1 + κ_j v t0.
 */
export function correctUntilLevel({ logw }: EProcess, { t0, d }: Claim, v = 1): number | null {
  const isThere = (more: number) =>
    logSumExp(BETTORS.map(({ kappa }, j) => logw[j]! + more * Math.log1p(kappa * v * t0))) >= -Math.log(d);
  if (isThere(0)) return 0;
  if (!isThere(MOST)) return null;
  let [below, there] = [0, MOST];
  while (there - below > 1) {
    const middle = Math.floor((below + there) / 2);
    if (isThere(middle)) there = middle;
    else below = middle;
  }
  return there;
}
