import { bisect } from './bisect.ts';
import { incompleteBetaTails } from './incompleteBeta.ts';
import { requireOpenUnit } from './requireDomain.ts';

/**
 * The x at which I_x(a, b) = p. Throws a RangeError unless 0 < p < 1 and a, b > 0.
 * Source: bisection on I_x to the last double.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireOpenUnit('p', p);
  return bisect((x) => incompleteBetaTails(x, a, b).lower < p, 0, 1);
}

/**
 * The x at which 1 − I_x(a, b) = q: the same point as `betaQuantile(1 − q)`, without the rounding of 1 − q.
 * Throws a RangeError unless 0 < q < 1 and a, b > 0.
 */
export function betaUpperQuantile(q: number, a: number, b: number): number {
  requireOpenUnit('q', q);
  return bisect((x) => incompleteBetaTails(x, a, b).upper > q, 0, 1);
}
