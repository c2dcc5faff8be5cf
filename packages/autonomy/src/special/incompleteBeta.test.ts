import { describe, expect, it } from 'vitest';
import { binomCdf } from './binomCdf.ts';
import { incompleteBeta, incompleteBetaTails, logIncompleteBeta } from './incompleteBeta.ts';
import { logBeta } from './logBeta.ts';
import { logGamma } from './logGamma.ts';
import { normalQuantile, normalUpperQuantile } from './normalQuantile.ts';

const DIGITS = 10n ** 60n;

/** P(X <= k) and P(X > k) for n trials of probability a/b, in whole numbers, so exact up to the last digit. */
function exactTails(k: number, n: number, [a, b]: readonly [bigint, bigint]) {
  let choose = 1n;
  let sum = 0n;
  for (let i = 0; i <= k; i += 1) {
    sum += choose * a ** BigInt(i) * (b - a) ** BigInt(n - i);
    choose = (choose * BigInt(n - i)) / BigInt(i + 1);
  }
  const all = b ** BigInt(n);
  const share = (part: bigint) => Number((part * DIGITS) / all) / Number(DIGITS);
  return { lower: share(sum), upper: share(all - sum) };
}

const relative = (value: number, exact: number) => Math.abs(value - exact) / exact;

describe('the incomplete beta function', () => {
  it.each([
    [5, 500, [2n, 100n]],
    [9, 1_000, [2n, 100n]],
    [50, 5_000, [2n, 100n]],
    [120, 5_000, [2n, 100n]],
    [0, 100, [1n, 1_000n]],
    [990, 2_000, [1n, 2n]],
    [1_010, 2_000, [1n, 2n]],
    [3, 7, [1n, 3n]],
    [280, 300, [9n, 10n]],
  ] as const)('agrees with whole-number binomial sums: %d of %d at %s', (k, n, p) => {
    const exact = exactTails(k, n, p);
    const theta = Number(p[0]) / Number(p[1]);
    expect(relative(binomCdf(k, n, theta), exact.lower)).toBeLessThan(1e-12);
    const { lower, upper } = incompleteBetaTails(theta, k + 1, n - k);
    expect(relative(upper, exact.lower)).toBeLessThan(1e-12);
    expect(relative(lower, exact.upper)).toBeLessThan(1e-12);
  });

  it('has the two tails of a symmetric distribution equal', () => {
    for (const a of [0.5, 3, 40.25, 1e4, 1e6]) expect(incompleteBeta(0.5, a, a)).toBeCloseTo(0.5, 12);
  });

  it('is the arc sine law for one half and one half', () => {
    for (const x of [1e-8, 0.1, 0.5, 0.9]) {
      expect(relative(incompleteBeta(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)))).toBeLessThan(
        1e-13,
      );
    }
  });

  it('keeps its logarithm where the value is below every double', () => {
    expect(logIncompleteBeta(0.02, 5_000, 1)).toBeCloseTo(5_000 * Math.log(0.02), 8);
    expect(logIncompleteBeta(0, 1, 1)).toBe(Number.NEGATIVE_INFINITY);
    expect(logIncompleteBeta(1, 1, 1)).toBe(0);
  });

  it('refuses what it is not defined for', () => {
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError);
    expect(() => incompleteBeta(0.5, 0, 1)).toThrow(RangeError);
    expect(() => incompleteBeta(Number.NaN, 1, 1)).toThrow(RangeError);
    expect(() => binomCdf(3, 2, 0.5)).toThrow(RangeError);
    expect(() => binomCdf(-1, -1, 0.5)).toThrow(RangeError);
    expect(() => binomCdf(-1, 10, 2)).toThrow(RangeError);
    expect(() => binomCdf(Number.NaN, 10, 0.5)).toThrow(RangeError);
  });

  it('finds nothing below zero', () => {
    for (const [n, p] of [
      [0, 0.5],
      [10, 0],
      [10, 0.02],
      [10, 1],
    ] as const)
      expect(binomCdf(-1, n, p)).toBe(0);
  });
});

describe('the gamma function', () => {
  it('gives factorials and the half-integer values', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      factorial *= n;
      expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(1e-12);
    }
    expect(Math.abs(logGamma(0.5) - Math.log(Math.PI) / 2)).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(1.5) - Math.log(Math.PI / 4) / 2)).toBeLessThan(1e-14);
    expect(relative(logGamma(1e-10), -Math.log(1e-10))).toBeLessThan(1e-9);
  });

  it('follows x Γ(x) = Γ(x + 1) and the doubling formula at all sizes', () => {
    for (const x of [0.01, 0.7, 3.3, 11.9, 12, 250.5, 1e5]) {
      const doubled = logGamma(x) + logGamma(x + 0.5) - (1 - 2 * x) * Math.LN2 - Math.log(Math.PI) / 2;
      expect(Math.abs(doubled - logGamma(2 * x)) / (1 + Math.abs(doubled))).toBeLessThan(1e-13);
      const stepped = logGamma(x) + Math.log(x);
      expect(Math.abs(stepped - logGamma(x + 1)) / (1 + Math.abs(stepped))).toBeLessThan(1e-13);
    }
    expect(() => logGamma(0)).toThrow(RangeError);
  });

  it('gives the beta function', () => {
    expect(logBeta(1, 1)).toBeCloseTo(0, 14);
    expect(logBeta(3, 4)).toBeCloseTo(Math.log(1 / 60), 13);
    expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 13);
  });
});

describe('the normal quantile', () => {
  it.each([
    [0.5, 0],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-10, -6.361340902404056],
  ])('of %d is %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 12);
  });

  it('knows far tails that 1 − q has rounded away', () => {
    expect(normalUpperQuantile(1e-20)).toBeCloseTo(9.26234008979841, 11);
    expect(normalUpperQuantile(0.975)).toBeCloseTo(-1.959963984540054, 12);
    expect(() => normalQuantile(0)).toThrow(RangeError);
  });
});
