import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval } from '../interval/clopperPearson.ts';
import { kornGraubard } from './kornGraubard.ts';
import { hajek, horvitzThompson, kishSize, type SampledLoss } from './weighted.ts';

/** All outcomes of three independent coins over three cases, each with its probability. */
const population = [
  { y: 1, pi: 0.2 },
  { y: 0.5, pi: 0.5 },
  { y: 0, pi: 0.9 },
];
const draws = Array.from({ length: 8 }, (_, bits) => {
  const labels = population.filter((_, i) => (bits >> i) & 1);
  const probability = population.reduce((p, { pi }, i) => p * ((bits >> i) & 1 ? pi : 1 - pi), 1);
  return { labels, probability };
});
const mean = (value: (labels: typeof population) => number) =>
  draws.reduce((sum, { labels, probability }) => sum + probability * value(labels), 0);

describe('Horvitz and Thompson', () => {
  it('is unbiased over all falls of the coins, and so is its variance', () => {
    const truth = 0.5;
    expect(mean((labels) => horvitzThompson(labels, 3).estimate)).toBeCloseTo(truth, 14);
    const spread = mean((labels) => (horvitzThompson(labels, 3).estimate - truth) ** 2);
    expect(mean((labels) => horvitzThompson(labels, 3).variance)).toBeCloseTo(spread, 14);
  });

  it('refuses cases that could not have been picked', () => {
    expect(() => horvitzThompson([{ y: 0, pi: 0 }], 1)).toThrow(RangeError);
    expect(() => horvitzThompson([], 0)).toThrow(RangeError);
  });
});

describe('Hájek', () => {
  it('weighs each label by one over its probability', () => {
    const labels = [
      { y: 1, pi: 0.1 },
      { y: 0, pi: 0.5 },
      { y: 0, pi: 1 },
    ];
    const { estimate, variance } = hajek(labels);
    expect(estimate).toBeCloseTo(10 / 13, 14);
    const h = 10 / 13;
    expect(variance).toBeCloseTo((((1 - h) * 10) ** 2 + (2 * h) ** 2 + h ** 2) / 169, 14);
  });

  it('is the plain mean where all probabilities are alike', () => {
    const labels = [1, 0, 0, 1, 0].map((y) => ({ y, pi: 0.3 }));
    expect(hajek(labels).estimate).toBeCloseTo(0.4, 14);
    expect(kishSize(labels)).toBeCloseTo(5, 12);
    expect(kishSize([])).toBe(0);
  });
});

describe('the interval of Korn and Graubard', () => {
  it('is that of Clopper and Pearson where all probabilities are alike', () => {
    for (const errors of [0, 1, 3, 20]) {
      const labels = Array.from({ length: 20 }, (_, i) => ({ y: i < errors ? 1 : 0, pi: 0.25 }));
      const { lower, upper, effectiveSize } = kornGraubard(labels, 0.05);
      expect(effectiveSize).toBeCloseTo(20, 9);
      expect(lower).toBeCloseTo(clopperPearsonInterval(errors, 20, 0.05).lower, 9);
      expect(upper).toBeCloseTo(clopperPearsonInterval(errors, 20, 0.05).upper, 9);
    }
  });

  it('takes unequal weights as fewer reviews, also at no errors', () => {
    const labels = Array.from({ length: 40 }, (_, i) => ({ y: 0, pi: i < 20 ? 1 : 0.1 }));
    const { effectiveSize, lower, upper } = kornGraubard(labels, 0.05);
    expect(effectiveSize).toBeCloseTo(220 ** 2 / 2_020, 9);
    expect(lower).toBe(0);
    expect(upper).toBeCloseTo(1 - 0.025 ** (1 / effectiveSize), 10);
  });

  it('contains its estimate, always', () => {
    const label = fc.record({ y: fc.constantFrom(0, 0, 0.5, 1), pi: fc.constantFrom(0.05, 0.3, 1) });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 60 }), (labels) => {
        const { estimate, lower, upper, effectiveSize } = kornGraubard(labels, 0.05);
        expect(lower).toBeLessThanOrEqual(estimate + 1e-9);
        expect(upper).toBeGreaterThanOrEqual(estimate - 1e-9);
        expect(effectiveSize).toBeLessThanOrEqual(labels.length);
      }),
      { seed: 1 },
    );
    expect(kornGraubard([], 0.05)).toMatchObject({ lower: 0, upper: 1 });
  });

  it('refuses what is no loss, no probability, or of no cases', () => {
    for (const estimate of [(labels: SampledLoss[]) => horvitzThompson(labels, 3), hajek, kishSize]) {
      expect(() => estimate([{ y: Number.NaN, pi: 1 }])).toThrow(RangeError);
      expect(() => estimate([{ y: 0, pi: Number.NaN }])).toThrow(RangeError);
    }
    expect(() => horvitzThompson([], 0)).toThrow(RangeError);
    expect(() => horvitzThompson([], Number.NaN)).toThrow(RangeError);
    expect(horvitzThompson([], 3)).toEqual({ estimate: 0, variance: 0 });
  });
});
