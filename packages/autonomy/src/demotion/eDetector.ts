import { requireOpenUnit } from '../special/requireDomain.ts';

/** How many times the tolerance the error rates are that the detector looks out for. */
const MULTIPLES = [2, 4, 8, 16] as const;
const LARGEST_ALTERNATIVE = 0.9;

/**
 * One statistic M per alternative, over n reviewed autonomous cases with `errors` as the sum of their losses; plain JSON.
 * It starts anew, at zero, after each alarm.
 */
export type EDetector = { readonly m: readonly number[]; readonly n: number; readonly errors: number };

/** M = 0: no autonomous case has been checked since the epoch began. */
export const NEW_E_DETECTOR: EDetector = { m: MULTIPLES.map(() => 0), n: 0, errors: 0 };

/**
 * The error rates q that stand for “has become worse”: 2, 4, 8 and 16 times t0, at most 0.9. Where the tolerance itself
 * is no less than that, nothing would be worse than it, and halfway to 1 stands in. Throws a RangeError unless 0 < t0 < 1.
 */
export function alternatives(t0: number): readonly number[] {
  requireOpenUnit('t0', t0);
  const most = t0 < LARGEST_ALTERNATIVE ? LARGEST_ALTERNATIVE : (1 + t0) / 2;
  return MULTIPLES.map((multiple) => Math.min(multiple * t0, most));
}

/**
 * Takes one reviewed autonomous case in: M_q becomes (1 + M_q)(1 + λ_q v (y − t0)) with λ_q = (q − t0)/(t0 (1 − t0)).
 * y in [0, 1] is the loss; v in (0, 1] its weight, 1 in the evidence lane. While the error rate is at most t0, the mean
 * number of reviews to a false alarm is at least A, and P(false alarm within H reviews) <= H/A.
 * Throws a RangeError for other y, v or t0. Source: e-SR detector of Shin, Ramdas and Rinaldo 2024, mixed over q.
 */
export function updateEDetector(
  { m, n, errors }: EDetector,
  { y, v = 1 }: { readonly y: number; readonly v?: number },
  t0: number,
): EDetector {
  if (!(y >= 0 && y <= 1)) throw new RangeError(`a loss lies between 0 and 1, not ${y}`);
  if (!(v > 0 && v <= 1)) throw new RangeError(`a weight lies in (0, 1], not ${v}`);
  const spread = t0 * (1 - t0);
  const next = alternatives(t0).map((q, i) => (1 + m[i]!) * (1 + ((q - t0) / spread) * v * (y - t0)));
  return { m: next, n: n + 1, errors: errors + y };
}

/** M, the mean over the alternatives. An alarm is due when it reaches A (for example 5,000 reviews). */
export const detectorLevel = ({ m }: EDetector): number => m.reduce((sum, each) => sum + each, 0) / m.length;

/** The smallest sampling rate at which about `most` wrong cases pass between a change to θ1 and the alarm. */
export function samplingRateFor(most: number, theta1: number, delayReviews: number): number {
  return Math.min(1, (theta1 * delayReviews) / most);
}
