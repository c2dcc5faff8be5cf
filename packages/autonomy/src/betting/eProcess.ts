import { bisect } from '../special/bisect.ts';
import { logSumExp } from '../special/logSumExp.ts';
import { requireCounts, requireOpenUnit } from '../special/requireDomain.ts';
import { BETTORS } from './bettors.ts';

/** Reviewed cases that count alike: n of them with loss y and weight v. */
export type EvidenceCount = { readonly v: number; readonly y: number; readonly n: number };

/**
 * What the bettors won so far against the claim “the error rate is at least t0”. Plain JSON. `logw` is the logarithm of
 * each bettor's wealth; `counts` is what the anytime bound is computed from; `crossed` tells whether E has ever been at
 * 1/d or above. A case that nobody reviewed does not appear at all, so that without reviews nothing moves.
 */
export type EProcess = {
  readonly logw: readonly number[];
  readonly counts: readonly EvidenceCount[];
  readonly crossed: boolean;
};

/**
 * One reviewed case: its loss y in [0, 1], and v = (smallest probability of a review in the epoch) / (this case's
 * probability), in (0, 1]. v is 1 where everything is reviewed and in the evidence lane, which is also the default.
 */
export type Reviewed = { readonly y: number; readonly v?: number };

/** The tolerance t0 and the accepted risk d of the claim that is tested. */
export type Claim = { readonly t0: number; readonly d: number };

/** E = 1: nothing has been seen. Source: weights w_j of a mixture of bettors. */
export const NEW_E_PROCESS: EProcess = {
  logw: BETTORS.map(({ weight }) => Math.log(weight)),
  counts: [],
  crossed: false,
};

/**
 * Takes one reviewed case in: multiplies the wealth of bettor j by 1 + κ_j v (t0 − y). Anytime-valid: at any error rate
 * of t0 or more, P(E ever reaches 1/d) <= d. Throws a RangeError for y outside [0, 1], v outside (0, 1], or t0 or d outside (0, 1).
 * Source: Waudby-Smith and Ramdas 2024 (betting); Ville's inequality.
 */
export function updateEProcess(state: EProcess, { y, v = 1 }: Reviewed, { t0, d }: Claim): EProcess {
  requireOpenUnit('t0', t0);
  requireOpenUnit('d', d);
  if (!(y >= 0 && y <= 1)) throw new RangeError(`a loss lies between 0 and 1, not ${y}`);
  if (!(v > 0 && v <= 1)) throw new RangeError(`a weight lies in (0, 1], not ${v}`);
  const logw: number[] = [];
  for (const [j, { kappa }] of BETTORS.entries())
    logw.push(state.logw[j]! + Math.log1p(kappa * v * (t0 - y)));
  const crossed = state.crossed || logSumExp(logw) >= -Math.log(d);
  return { logw, counts: counted(state.counts, y, v), crossed };
}

function counted(counts: readonly EvidenceCount[], y: number, v: number): readonly EvidenceCount[] {
  const next: EvidenceCount[] = [];
  let isNew = true;
  for (const count of counts) {
    const isSame = count.v === v && count.y === y;
    next.push(isSame ? { v, y, n: count.n + 1 } : count);
    if (isSame) isNew = false;
  }
  if (isNew) next.push({ v, y, n: 1 });
  return next;
}

/** ln E(t0) as it stands now; in logarithms, because E itself leaves the range of doubles after some 37,000 cases. */
export const logE = ({ logw }: EProcess): number => logSumExp(logw);

/** Whether E is at 1/d or above at this moment (not: has ever been). */
export const isAtLevel = (state: EProcess, d: number): boolean => logE(state) >= -Math.log(d);

/** ln E(m) of the counted cases against the claim “the error rate is at least m”. Rises with m. */
export function logEAt(counts: readonly EvidenceCount[], m: number): number {
  return logSumExp(
    BETTORS.map(({ kappa, weight }) => {
      let wealth = Math.log(weight);
      for (const { v, y, n } of counts) wealth += n * Math.log1p(kappa * v * (m - y));
      return wealth;
    }),
  );
}

/**
 * U = sup { m : E(m) < 1/d }: an upper bound of the average error since the epoch began that holds at all times with
 * probability 1 − d, however often one looks. Not a fixed-n bound: it is wider than Clopper-Pearson's.
 * Throws a RangeError unless 0 < d < 1. Source: bisection, evaluating E anew at each m.
 */
export function anytimeUpper(counts: readonly EvidenceCount[], d: number): number {
  requireOpenUnit('d', d);
  const level = -Math.log(d);
  const isBelow = (m: number) => logEAt(counts, m) < level;
  return isBelow(1) ? 1 : bisect(isBelow, 0, 1);
}

/** n fully reviewed cases with k errors, as counts. */
const plainCounts = (k: number, n: number): readonly EvidenceCount[] => [
  { v: 1, y: 0, n: n - k },
  { v: 1, y: 1, n: k },
];

/** ln E(t0) after k errors in n fully reviewed cases. Throws a RangeError unless 0 <= k <= n and 0 < t0 < 1. */
export function eProcessLogE(k: number, n: number, t0: number): number {
  requireCounts(k, n);
  requireOpenUnit('t0', t0);
  return logEAt(plainCounts(k, n), t0);
}

/** U after k errors in n fully reviewed cases. Throws a RangeError unless 0 <= k <= n and 0 < d < 1. */
export function eProcessUpper(k: number, n: number, d: number): number {
  requireCounts(k, n);
  return anytimeUpper(plainCounts(k, n), d);
}
