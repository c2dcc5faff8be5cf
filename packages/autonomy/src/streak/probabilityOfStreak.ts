import { requireUnit } from '../special/requireDomain.ts';

/**
 * The probability f[i] that the first streak of the length ends exactly with case i, for i = 0 … n, at an error rate θ
 * and with free retries. Throws a RangeError unless 0 <= θ <= 1 and length >= 1.
 * Source: f_L = p^L; f_i = θ p^L (1 − F_{i−L−1}) for i > L, with p = 1 − θ and F the running sum (Feller 1968, XIII.7).
 */
export function streakDistribution(theta: number, length: number, n: number): Float64Array {
  requireUnit('theta', theta);
  if (!(Number.isInteger(length) && length >= 1))
    throw new RangeError(`a streak has a whole length, not ${length}`);
  const first = new Float64Array(n + 1);
  if (n < length) return first;
  const run = Math.exp(length * Math.log1p(-theta));
  const step = theta * run;
  first[length] = run;
  let before = 0;
  for (let i = length + 1; i <= n; i += 1) {
    before += first[i - length - 1]!;
    first[i] = step * (1 - before);
  }
  return first;
}

/**
 * The probability that somebody with the error rate θ has had a streak of the length by case n, when every error just
 * starts it again. The same errors and source as `streakDistribution`.
 */
export const probabilityOfStreak = (theta: number, length: number, n: number): number =>
  streakDistribution(theta, length, n).reduce((sum, probability) => sum + probability, 0);
