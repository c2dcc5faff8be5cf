import { requireOpenUnit, requireUnit } from '../special/requireDomain.ts';

/** Rounding must not ask for one case more where the quotient of the logarithms is a whole number. */
const ROUNDING = 1e-13;

/**
 * The error rate that n correct answers in a row rule out with probability 1 − d: 1 − d^(1/n). Right only when n was
 * fixed in advance and there could never be a second attempt. Throws a RangeError unless n > 0 and 0 < d < 1.
 * Source: (1 − θ)^n <= d.
 */
export function streakUpper(n: number, d: number): number {
  requireOpenUnit('d', d);
  if (!(n > 0)) throw new RangeError(`a streak needs n > 0, not ${n}`);
  return -Math.expm1(Math.log(d) / n);
}

/**
 * What a streak of n says when it is attempt number j (from 1): 1 − (d / (j (j + 1)))^(1/n). The honest figure beside a
 * streak, since errors before it were forgiven. The same errors, and for j < 1.
 * Source: d spent as d/(j(j+1)) over the attempts, which sums to d.
 */
export const streakUpperInAttempt = (n: number, attempt: number, d: number): number =>
  streakUpper(n, attemptRisk(attempt, d));

/** The part of the risk d that attempt j may use: d / (j (j + 1)); all attempts together use d. */
export function attemptRisk(attempt: number, d: number): number {
  requireOpenUnit('d', d);
  if (!(Number.isInteger(attempt) && attempt >= 1))
    throw new RangeError(`attempts count from 1, not ${attempt}`);
  return d / (attempt * (attempt + 1));
}

/**
 * How many cases in a row must be correct, in one attempt, to show an error rate below t0 at risk d:
 * ceil(ln d / ln(1 − t0)). Throws a RangeError unless 0 < t0, d < 1.
 */
export function casesNeeded(t0: number, d: number): number {
  requireOpenUnit('t0', t0);
  requireOpenUnit('d', d);
  return Math.ceil((Math.log(d) / Math.log1p(-t0)) * (1 - ROUNDING));
}

/**
 * The mean number of cases until the first streak of the length, when every error just starts it again:
 * ((1 − θ)^−L − 1) / θ. Finite for every θ < 1: with free retries everybody is promoted in the end.
 * Throws a RangeError unless 0 <= θ <= 1.
 */
export function meanCasesToStreak(theta: number, length: number): number {
  requireUnit('theta', theta);
  return theta === 0 ? length : Math.expm1(-length * Math.log1p(-theta)) / theta;
}

/**
 * How many attempts at a streak of the length keep the probability of a promotion at θ within d: floor(d / (1 − θ)^L).
 * Throws a RangeError unless 0 <= θ <= 1 and 0 < d < 1. Source: union bound over the attempts.
 */
export function attemptsAllowed(theta: number, length: number, d: number): number {
  requireUnit('theta', theta);
  requireOpenUnit('d', d);
  return Math.floor(d * Math.exp(-length * Math.log1p(-theta)));
}
