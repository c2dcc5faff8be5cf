import { requireUnit } from '../special/requireDomain.ts';

/**
 * The largest number of errors with which a rule promotes after n reviews, for n = 0 … the horizon; −1 where it does
 * not promote whatever happened.
 */
export type Boundary = Int32Array;

/** Paths less likely than this are let go; together they stay far below any printed digit. */
const NEGLIGIBLE = 1e-22;

/**
 * The boundary of a rule that is asked after every review and never minds one more correct answer.
 * `passes` tells whether k errors in n reviews are good enough.
 */
export function boundaryOf(passes: (k: number, n: number) => boolean, horizon: number): Boundary {
  const boundary = new Int32Array(horizon + 1).fill(-1);
  let most = -1;
  for (let n = 1; n <= horizon; n += 1) {
    while (most < n && passes(most + 1, n)) most += 1;
    boundary[n] = most;
  }
  return boundary;
}

/**
 * The probability f[n] that somebody with the error rate θ is promoted exactly after review n, for n = 0 … the horizon
 * of the boundary. Exact, up to rounding. Throws a RangeError unless 0 <= θ <= 1.
 * Source: dynamic programme over (reviews, errors) of the paths that have not been promoted yet.
 */
export function promotionDistribution(theta: number, boundary: Boundary): Float64Array {
  requireUnit('theta', theta);
  const horizon = boundary.length - 1;
  const promoted = new Float64Array(horizon + 1);
  const alive = new Float64Array(horizon + 2);
  alive[0] = 1;
  let [low, high] = [0, 0];
  for (let n = 1; n <= horizon; n += 1) {
    high += 1;
    for (let k = high; k > low; k -= 1) alive[k] = (1 - theta) * alive[k]! + theta * alive[k - 1]!;
    alive[low] = (1 - theta) * alive[low]!;
    for (const most = boundary[n]!; low <= most && low <= high; low += 1) {
      promoted[n] = promoted[n]! + alive[low]!;
      alive[low] = 0;
    }
    while (high > low && alive[high]! < NEGLIGIBLE) alive[high--] = 0;
    while (high > low && alive[low]! < NEGLIGIBLE) alive[low++] = 0;
    if (low > high) break;
  }
  return promoted;
}
