import { describe, expect, it } from 'vitest';
import { horvitzThompson } from '../estimate/weighted.ts';
import { NEW_SCORE_AVERAGE, riskScore, targetedRate, updateScoreAverage } from './targetedLane.ts';

/** Three kinds of cases, their shares and error rates: R13. */
const kinds = [
  { share: 0.6, error: 0.002 },
  { share: 0.3, error: 0.01 },
  { share: 0.1, error: 0.05 },
];
const scoreOf = (error: number) => riskScore({ confidence: 1 - error, amount: null, limit: null });

describe('the targeted lane', () => {
  const mean = kinds.reduce((sum, { share, error }) => sum + share * scoreOf(error), 0);
  const rates = kinds.map(({ error }) => targetedRate(scoreOf(error), 0.1, { mean, n: 1_000 }));

  it('spreads its budget by the square root of the risk (R13)', () => {
    expect(0.1 / mean).toBeCloseTo(1.262729967, 9);
    expect(rates[0]).toBeCloseTo(0.056471001, 9);
    expect(rates[1]).toBeCloseTo(0.126272997, 9);
    expect(rates[2]).toBeCloseTo(0.282355004, 9);
    expect(kinds.reduce((sum, { share }, i) => sum + share * rates[i]!, 0)).toBeCloseTo(0.1, 12);
  });

  it('estimates with less variance than uniform looks at the same price (R13)', () => {
    const factor = (pi: (i: number) => number) =>
      kinds.reduce((sum, { share, error }, i) => sum + (share * error) / pi(i), 0);
    expect(factor(() => 0.1)).toBeCloseTo(0.092, 12);
    expect(factor((i) => rates[i]!)).toBeCloseTo(0.062716, 6);
    expect(horvitzThompson([{ y: 1, pi: rates[2]! }], 10).estimate).toBeCloseTo(0.1 / rates[2]!, 12);
  });

  it('looks harder where more is at stake, and never with more than certainty', () => {
    const small = riskScore({ confidence: 0.9, amount: 10, limit: 100 });
    expect(riskScore({ confidence: 0.9, amount: 100, limit: 100 })).toBeCloseTo(10 * small, 12);
    expect(riskScore({ confidence: 1, amount: null, limit: 100 })).toBeCloseTo(Math.sqrt(0.002), 12);
    expect(targetedRate(1e6, 0.1, { mean: 0.01, n: 3 })).toBe(1);
    expect(targetedRate(0.3, 0.1, NEW_SCORE_AVERAGE)).toBe(0.1);
  });

  it('averages past scores, the latest two hundred most', () => {
    let average = NEW_SCORE_AVERAGE;
    for (const score of [1, 2, 3]) average = updateScoreAverage(average, score);
    expect(average).toEqual({ mean: 2, n: 3 });
    for (let i = 0; i < 5_000; i += 1) average = updateScoreAverage(average, 0.5);
    expect(average.mean).toBeCloseTo(0.5, 6);
  });
});
