import type { Claim } from '../betting/eProcess.ts';
import { requireUnit } from '../special/requireDomain.ts';
import { escalatingStreakLength } from '../streak/escalatingStreak.ts';

/** Attempts that are less likely than this to begin at all are left out. */
const NEGLIGIBLE = 1e-15;

/**
 * The probability f[n] that somebody with the error rate θ reaches the honest streak exactly with review n, for
 * n = 0 … horizon. Throws a RangeError unless 0 <= θ <= 1 and 0 < t0, d < 1.
 * Source: dynamic programme over the reviews at which attempt 1, 2, … begins.
 */
export function escalatingStreakDistribution(theta: number, { t0, d }: Claim, horizon: number): Float64Array {
  requireUnit('theta', theta);
  const reached = new Float64Array(horizon + 1);
  let begins = new Float64Array(horizon + 1);
  begins[0] = 1;
  for (let attempt = 1; attempt <= horizon; attempt += 1) {
    const length = escalatingStreakLength(attempt, t0, d);
    const run = Math.exp(length * Math.log1p(-theta));
    for (let n = length; n <= horizon; n += 1) reached[n] = reached[n]! + begins[n - length]! * run;
    begins = nextBegins(begins, theta, length);
    const mass = begins.reduce((sum, each) => sum + each, 0);
    if (attempt + length > horizon || mass < NEGLIGIBLE) break;
  }
  return reached;
}

/** Where the next attempt begins: one review after an error that came within the first `length` reviews of this one. */
function nextBegins(begins: Float64Array, theta: number, length: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(begins.length);
  const survives = Math.exp(length * Math.log1p(-theta));
  let running = 0;
  for (let n = 1; n < begins.length; n += 1) {
    running = (1 - theta) * running + begins[n - 1]!;
    if (n - 1 >= length) running = Math.max(0, running - survives * begins[n - 1 - length]!);
    next[n] = theta * running;
  }
  return next;
}
