import { bisect } from './bisect.ts';
import { requireOpenUnit } from './requireDomain.ts';

const SQRT_TWO_PI = 2.5066282746310002;
const FAR_TAIL = 40;

/** P(Z > z) for z >= 0: a series of positive terms near 0, a continued fraction further out. */
function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / SQRT_TWO_PI;
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let odd = 3; term > sum * 1e-17; odd += 2) {
      term *= (z * z) / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let m = 120; m >= 1; m -= 1) fraction = z + m / fraction;
  return density / fraction;
}

/**
 * The z with P(Z <= z) = p for a standard normal Z. Throws a RangeError unless 0 < p < 1.
 * Source: bisection on the tail, summed by the series of Abramowitz and Stegun 26.2.11 and the fraction 26.2.14.
 */
export function normalQuantile(p: number): number {
  requireOpenUnit('p', p);
  return p > 0.5 ? normalUpperQuantile(1 - p) : -normalUpperQuantile(p);
}

/** The z with P(Z > z) = q, accurate for small q. Throws a RangeError unless 0 < q < 1. Source: `normalQuantile`. */
export function normalUpperQuantile(q: number): number {
  requireOpenUnit('q', q);
  if (q > 0.5) return -normalUpperQuantile(1 - q);
  return bisect((z) => upperTail(z) > q, 0, FAR_TAIL);
}
