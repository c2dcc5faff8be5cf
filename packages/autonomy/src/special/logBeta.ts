import { stirlingCorrection } from './logGamma.ts';

const LOG_TWO_PI = 1.8378770664093453;

/** ln(ratio) − u for ratio = 1 + u, without the cancellation near ratio = 1 and without its rounding near 0. */
function logOnePlusMinus(u: number, ratio: number): number {
  if (Math.abs(u) > 0.3) return Math.log(ratio) - u;
  const r = u / (2 + u);
  const square = r * r;
  let sum = 0;
  let power = 2 * r * square;
  for (let odd = 3; Math.abs(power) > 1e-40 && odd < 60; odd += 2, power *= square) sum += power / odd;
  return sum - u * r;
}

/**
 * ln[ x^a (1 − x)^b / B(a, b) ] for 0 < x < 1, a, b > 0: the density of a Beta variable times x(1 − x). Written around
 * its peak x = a/(a + b), where the logarithms of the parts are large and nearly cancel.
 * Source: Stirling's formula for the three gammas of B(a, b), with the quotients joined before the logarithm is taken.
 */
export function logBetaPower(x: number, a: number, b: number): number {
  const n = a + b;
  // The smaller of x and 1 − x carries the distance from the peak without rounding.
  const distance = x <= 0.5 ? x * n - a : b - (1 - x) * n;
  const peak =
    a * logOnePlusMinus(distance / a, (x * n) / a) + b * logOnePlusMinus(-distance / b, ((1 - x) * n) / b);
  const corrections = stirlingCorrection(n) - stirlingCorrection(a) - stirlingCorrection(b);
  return peak + corrections + 0.5 * (Math.log((a / n) * b) - LOG_TWO_PI);
}

/** ln B(a, b) for a, b > 0. Source: B(a, b) = Γ(a) Γ(b) / Γ(a + b), with Stirling's formula joined as above. */
export function logBeta(a: number, b: number): number {
  const n = a + b;
  const corrections = stirlingCorrection(a) + stirlingCorrection(b) - stirlingCorrection(n);
  const powers = a * Math.log(a / n) + b * Math.log(b / n);
  return powers + corrections - 0.5 * (Math.log((a / n) * b) - LOG_TWO_PI);
}
