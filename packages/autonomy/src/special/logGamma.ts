const HALF_LOG_TWO_PI = 0.9189385332046727;

/** From here on the divergent series below is exact to double precision. */
const SERIES_FROM = 12;

/**
 * What Stirling's formula leaves of ln Γ(x): ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x > 0. Small and smooth, so
 * that quotients of large gammas can be formed without the cancellation of their logarithms.
 * Source: Stirling's series (DLMF 5.11.1), reached from small x by Γ(x + 1) = x Γ(x).
 */
export function stirlingCorrection(x: number): number {
  let shifted = x;
  let correction = 0;
  for (; shifted < SERIES_FROM; shifted += 1) {
    correction += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  }
  const s = 1 / (shifted * shifted);
  const series =
    1 / 12 +
    s * (-1 / 360 + s * (1 / 1260 + s * (-1 / 1680 + s * (1 / 1188 + s * (-691 / 360360 + s / 156)))));
  return correction + series / shifted;
}

/**
 * ln Γ(x) for x > 0, to about 1e-14 of its size. Throws a RangeError elsewhere.
 * Source: Stirling's series with its correction carried to small x by recurrence.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`ln Γ is defined here for x > 0, not ${x}`);
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingCorrection(x);
}
