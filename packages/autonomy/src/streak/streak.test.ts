import { describe, expect, it } from 'vitest';
import {
  escalatingStreakLength,
  hasReachedEscalatingStreak,
  NEW_STREAK,
  streakOutlook,
  updateStreak,
} from './escalatingStreak.ts';
import { probabilityOfStreak, streakDistribution } from './probabilityOfStreak.ts';
import {
  attemptsAllowed,
  casesNeeded,
  meanCasesToStreak,
  streakUpper,
  streakUpperInAttempt,
} from './streakBound.ts';

describe('a streak in one attempt', () => {
  it.each([
    [100, 0.05, 0.029513049607],
    [149, 0.05, 0.019904816221],
    [300, 0.05, 0.009936081944],
    [500, 0.05, 0.005973551516],
    [1_000, 0.05, 0.002991249545],
    [500, 0.1, 0.004594582648],
    [500, 0.01, 0.009168055107],
  ])('of %d rules out at risk %d what R1 says', (n, d, bound) => {
    expect(streakUpper(n, d)).toBeCloseTo(bound, 11);
  });

  it.each([
    [0.001, 2_995],
    [0.005, 598],
    [0.01, 299],
    [0.02, 149],
    [0.05, 59],
    [0.1, 29],
  ])('for a tolerance of %d needs %d cases (R2)', (t0, cases) => {
    expect(casesNeeded(t0, 0.05)).toBe(cases);
  });

  it('needs no case more where the quotient is whole', () => {
    expect(casesNeeded(0.5, 0.125)).toBe(3);
    expect(casesNeeded(0.1, 0.9 ** 7)).toBe(7);
  });
});

describe('a streak of 500 with free retries (R3)', () => {
  it.each([
    [0.001, 649.1, 0.997019902, 0.999999919, 1, 0],
    [0.005, 2_251.8, 0.580097342, 0.914984158, 0.999971076, 0],
    [0.01, 15_119.6, 0.102549025, 0.268115945, 0.736002359, 7],
    [0.02, 1_218_749.2, 0.001271374, 0.003727668, 0.01591882, 1_218],
  ])('comes to an agent that errs at %d', (theta, mean, by2000, by5000, by20000, attempts) => {
    expect(meanCasesToStreak(theta, 500)).toBeCloseTo(mean, 1);
    expect(probabilityOfStreak(theta, 500, 2_000)).toBeCloseTo(by2000, 9);
    expect(probabilityOfStreak(theta, 500, 5_000)).toBeCloseTo(by5000, 9);
    expect(probabilityOfStreak(theta, 500, 20_000)).toBeCloseTo(by20000, 9);
    expect(attemptsAllowed(theta, 500, 0.05)).toBe(attempts);
  });

  it('follows the chain of its lengths, counted state by state', () => {
    const theta = 0.03;
    let alive = [1, ...Array.from({ length: 19 }, () => 0)];
    let reached = 0;
    for (let i = 0; i < 300; i += 1) {
      const all = alive.reduce((sum, mass) => sum + mass, 0);
      reached += alive[19]! * (1 - theta);
      alive = [all * theta, ...alive.slice(0, 19).map((mass) => mass * (1 - theta))];
    }
    expect(probabilityOfStreak(theta, 20, 300)).toBeCloseTo(reached, 13);
    expect(streakDistribution(theta, 20, 19).every((mass) => mass === 0)).toBe(true);
    expect(probabilityOfStreak(0, 20, 20)).toBe(1);
    expect(meanCasesToStreak(0, 20)).toBe(20);
  });
});

describe('the escalating streak', () => {
  it('asks for 183 in a row; after one error 237; then 272', () => {
    expect([1, 2, 3].map((j) => escalatingStreakLength(j, 0.02, 0.05))).toEqual([183, 237, 272]);
  });

  it.each([
    [1, 0.00735],
    [2, 0.00953],
    [3, 0.0109],
    [5, 0.01271],
    [10, 0.01527],
  ])('reads 500 in a row in attempt %d as %d', (attempt, bound) => {
    expect(streakUpperInAttempt(500, attempt, 0.05)).toBeCloseTo(bound, 5);
  });

  it('starts a longer attempt after each error, and only errors start one', () => {
    let streak = NEW_STREAK;
    for (let i = 0; i < 182; i += 1) streak = updateStreak(streak, 0);
    expect(streakOutlook(streak, 0.02, 0.05)).toEqual({
      attempt: 1,
      length: 182,
      needed: 183,
      remaining: 1,
      neededAfterError: 237,
    });
    expect(hasReachedEscalatingStreak(streak, 0.02, 0.05)).toBe(false);
    expect(hasReachedEscalatingStreak(updateStreak(streak, 0), 0.02, 0.05)).toBe(true);
    const after = updateStreak(streak, 0.2);
    expect(after).toEqual({ attempt: 2, length: 0 });
  });

  it('spends no more than d over all attempts', () => {
    let spent = 0;
    for (let j = 1; j <= 20_000; j += 1) spent += 0.98 ** escalatingStreakLength(j, 0.02, 0.05);
    expect(spent).toBeLessThan(0.05);
    expect(spent).toBeGreaterThan(0.048);
    expect(() => escalatingStreakLength(0, 0.02, 0.05)).toThrow(RangeError);
  });
});
