import { describe, expect, it } from 'vitest';
import { binomCdf } from '../special/binomCdf.ts';
import { clopperPearsonInterval, clopperPearsonLower, clopperPearsonUpper } from './clopperPearson.ts';
import { jeffreysInterval, jeffreysLower, jeffreysUpper } from './jeffreys.ts';
import { wilsonInterval, wilsonLower, wilsonUpper } from './wilson.ts';

/** k, CP one-sided, CP two-sided, Jeffreys, Wilson one-sided, Wilson two-sided: R4, n = 500, d = 5 %. */
const R4 = [
  [0, 0.005973551516, 0, 0.007350610052, 0.003832176357, 0.00538196463, 0, 0.00762434046],
  [
    1, 0.009452282208, 0.000050634334, 0.011092476899, 0.007788155329, 0.0089141258, 0.000353136395,
    0.011240706705,
  ],
  [
    2, 0.01253760541, 0.000484786176, 0.014374078562, 0.011025917539, 0.012014333705, 0.001097630523,
    0.014465715215,
  ],
  [
    3, 0.015433734877, 0.001239057544, 0.017433673726, 0.014003490604, 0.014917018768, 0.002042596272,
    0.017490252104,
  ],
  [
    4, 0.018212851796, 0.002183908108, 0.020355632594, 0.016835218096, 0.017699365215, 0.00311531518,
    0.020387035834,
  ],
  [
    5, 0.020910322942, 0.003254721407, 0.02318138807, 0.019570286526, 0.020398353091, 0.004278753897,
    0.023193099756,
  ],
] as const;

describe('intervals of a share at a fixed n', () => {
  it.each(R4)('of %d errors in 500 are those of R4', (k, cp, cpLow, cpHigh, jeffreys, wilson, low, high) => {
    expect(clopperPearsonUpper(k, 500, 0.05)).toBeCloseTo(cp, 11);
    expect(clopperPearsonInterval(k, 500, 0.05).lower).toBeCloseTo(cpLow, 11);
    expect(clopperPearsonInterval(k, 500, 0.05).upper).toBeCloseTo(cpHigh, 11);
    expect(jeffreysUpper(k, 500, 0.05)).toBeCloseTo(jeffreys, 11);
    expect(wilsonUpper(k, 500, 0.05)).toBeCloseTo(wilson, 11);
    expect(wilsonInterval(k, 500, 0.05).lower).toBeCloseTo(low, 11);
    expect(wilsonInterval(k, 500, 0.05).upper).toBeCloseTo(high, 11);
  });

  it('put the bound where the binomial tail is exactly d', () => {
    for (const [k, n] of [
      [0, 10],
      [3, 40],
      [117, 4_494],
      [2.5, 60.75],
    ] as const) {
      expect(binomCdf(k, n, clopperPearsonUpper(k, n, 0.05))).toBeCloseTo(0.05, 12);
    }
  });

  it('mirror each other when errors and correct answers change places', () => {
    for (const [k, n] of [
      [0, 12],
      [5, 30],
      [30, 30],
    ] as const) {
      expect(clopperPearsonLower(k, n, 0.1)).toBeCloseTo(1 - clopperPearsonUpper(n - k, n, 0.1), 12);
      expect(wilsonLower(k, n, 0.1)).toBeCloseTo(1 - wilsonUpper(n - k, n, 0.1), 12);
      expect(jeffreysLower(k, n, 0.1)).toBeCloseTo(1 - jeffreysUpper(n - k, n, 0.1), 12);
      const { lower, upper } = jeffreysInterval(k, n, 0.2);
      expect([lower, upper]).toEqual([jeffreysLower(k, n, 0.1), jeffreysUpper(k, n, 0.1)]);
    }
  });

  it('reach the ends exactly and say nothing without cases', () => {
    expect(clopperPearsonUpper(7, 7, 0.05)).toBe(1);
    expect(clopperPearsonLower(0, 7, 0.05)).toBe(0);
    expect(wilsonInterval(0, 0, 0.05)).toEqual({ lower: 0, upper: 1 });
    expect(clopperPearsonInterval(0, 0, 0.05)).toEqual({ lower: 0, upper: 1 });
    expect(() => clopperPearsonUpper(-1, 5, 0.05)).toThrow(RangeError);
    expect(() => wilsonUpper(1, 5, 1)).toThrow(RangeError);
  });

  it.each([
    [31, 3_911, 0.014769],
    [68, 4_241, 0.024641],
    [117, 4_494, 0.036219],
    [14, 3_522, 0.009696],
    [51, 4_205, 0.019857],
  ])('bound %d errors in %d at the level of the batch search as R12 does', (k, n, bound) => {
    expect(clopperPearsonUpper(k, n, 0.001 / 13)).toBeCloseTo(bound, 6);
  });
});
