import { logBetaPower } from './logBeta.ts';

const TINY = 1e-300;
const MAX_TERMS = 200_000;

/** Both tails of a distribution, each as accurate as it is small. */
export type Tails = { readonly lower: number; readonly upper: number };

/** The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22); quick for x < (a+1)/(a+b+2). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MAX_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return fraction;
}

const nonZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);

/** ln I_x(a, b) on the side where the fraction is quick. */
const logQuickTail = (x: number, a: number, b: number) =>
  logBetaPower(x, a, b) + Math.log(betaFraction(x, a, b)) - Math.log(a);

const lowerIsQuick = (x: number, a: number, b: number) => x < (a + 1) / (a + b + 2);

function requireShape(x: number, a: number, b: number): void {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1))
    throw new RangeError(`I_x(a, b) needs a, b > 0 and 0 <= x <= 1, not x = ${x}, a = ${a}, b = ${b}`);
}

/**
 * I_x(a, b) and 1 − I_x(a, b), each to about 1e-13 of its own size. Throws a RangeError outside a, b > 0, 0 <= x <= 1.
 * Source: Lentz's continued fraction (DLMF 8.17.22) with the symmetry I_x(a, b) = 1 − I_{1−x}(b, a).
 */
export function incompleteBetaTails(x: number, a: number, b: number): Tails {
  requireShape(x, a, b);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === 1) return { lower: 1, upper: 0 };
  if (lowerIsQuick(x, a, b)) {
    const lower = Math.exp(logQuickTail(x, a, b));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.exp(logQuickTail(1 - x, b, a));
  return { lower: 1 - upper, upper };
}

/**
 * The regularised incomplete beta function I_x(a, b) = P(Beta(a, b) <= x). Throws a RangeError outside a, b > 0 and
 * 0 <= x <= 1. Source: DLMF 8.17.
 */
export const incompleteBeta = (x: number, a: number, b: number): number => incompleteBetaTails(x, a, b).lower;

/** ln I_x(a, b), finite also where I_x(a, b) itself is below the smallest double. Source: as `incompleteBeta`. */
export function logIncompleteBeta(x: number, a: number, b: number): number {
  requireShape(x, a, b);
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === 1) return 0;
  return lowerIsQuick(x, a, b) ? logQuickTail(x, a, b) : Math.log1p(-Math.exp(logQuickTail(1 - x, b, a)));
}
