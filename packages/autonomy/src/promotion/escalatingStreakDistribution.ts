import type { Claim } from '../betting/eProcess.ts';
import { requireUnit } from '../special/requireDomain.ts';
import { escalatingStreakLength } from '../streak/escalatingStreak.ts';

/** What is less likely than this is left out; all of it together stays far below any printed digit. */
const NEGLIGIBLE = 1e-20;

/** Later attempts that cannot add more than this to the probability are not looked at. */
const ENOUGH = 1e-13;

/** How likely an attempt begins after n reviews, for n = from … to; nearly nothing outside. */
type Begins = { readonly mass: Float64Array; readonly from: number; readonly to: number };

/**
 * The probability f[n] that somebody with the error rate θ reaches the honest streak exactly with review n, for
 * n = 0 … horizon. Throws a RangeError unless 0 <= θ <= 1 and 0 < t0, d < 1.
 * Source: dynamic programme over the reviews at which attempt 1, 2, … begins.
 */
export function escalatingStreakDistribution(theta: number, { t0, d }: Claim, horizon: number): Float64Array {
  requireUnit('theta', theta);
  const reached = new Float64Array(horizon + 1);
  let begins: Begins = { mass: Float64Array.of(1), from: 0, to: 0 };
  for (let attempt = 1; attempt <= horizon; attempt += 1) {
    const length = escalatingStreakLength(attempt, t0, d);
    const run = Math.exp(length * Math.log1p(-theta));
    for (let n = begins.from; n <= begins.to && n + length <= horizon; n += 1) {
      reached[n + length] = reached[n + length]! + begins.mass[n - begins.from]! * run;
    }
    begins = nextBegins(begins, { theta, length, run, horizon });
    // Each later attempt succeeds with less than `run`, and there are at most as many as reviews.
    if (begins.to < begins.from || run * horizon < ENOUGH) break;
  }
  return reached;
}

/** Where the next attempt begins: one review after an error that came within the first `length` reviews of this one. */
function nextBegins(
  { mass, from, to }: Begins,
  { theta, length, run, horizon }: { theta: number; length: number; run: number; horizon: number },
): Begins {
  const last = Math.min(horizon, to + length);
  const next = new Float64Array(Math.max(0, last - from));
  let running = 0;
  for (let n = from + 1; n <= last; n += 1) {
    running = (1 - theta) * running + (n - 1 <= to ? mass[n - 1 - from]! : 0);
    const ended = n - 1 - length - from;
    if (ended >= 0) running = Math.max(0, running - run * mass[ended]!);
    next[n - from - 1] = theta * running;
  }
  let [low, high] = [0, next.length - 1];
  while (low <= high && next[low]! < NEGLIGIBLE) low += 1;
  while (high >= low && next[high]! < NEGLIGIBLE) high -= 1;
  return { mass: next.subarray(low, high + 1), from: from + 1 + low, to: from + 1 + high };
}
