import type { WideningRule } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { wilsonInterval, wilsonUpper } from '../interval/wilson.ts';
import { binomCdf } from '../special/binomCdf.ts';
import { escalatingStreakLength } from '../streak/escalatingStreak.ts';
import { betaBoundary, eProcessBoundary } from './boundaries.ts';
import { escalatingStreakDistribution } from './escalatingStreakDistribution.ts';
import { boundaryOf, promotionDistribution } from './promotionDistribution.ts';
import {
  promotionOutlook,
  promotionProbability,
  promotionQuantile,
  promotionTimes,
} from './promotionOutlook.ts';

const claim = { t0: 0.02, d: 0.05 };
const HORIZON = 5_000;
const UNSAFE = [0.02, 0.025, 0.03, 0.04];
const GOOD = [0.001, 0.0025, 0.005, 0.01];

const byRule =
  (rule: WideningRule) =>
  (theta: number): Float64Array =>
    promotionTimes({ ...claim, rule, theta, horizon: HORIZON });

const byBoundary = (passes: (k: number, n: number) => boolean) => {
  const boundary = boundaryOf(passes, HORIZON);
  return (theta: number) => promotionDistribution(theta, boundary);
};

/** Clopper-Pearson at n = 200 · 2^j with d/2^(j+1): promotes only at those looks. */
function doublingLooks(): (theta: number) => Float64Array {
  const boundary = new Int32Array(HORIZON + 1).fill(-1);
  for (let n = 200, risk = 0.025; n <= HORIZON; n *= 2, risk /= 2) {
    while (binomCdf(boundary[n]! + 1, n, 0.02) <= risk) boundary[n] = boundary[n]! + 1;
  }
  return (theta) => promotionDistribution(theta, boundary);
}

const beta = betaBoundary(claim, HORIZON);

/** Rule, false promotions in % for the unsafe agents, median and 90 % of the good ones: E1 and E2. */
const TABLE: readonly (readonly [string, (theta: number) => Float64Array, string, string])[] = [
  ['streak 500', byRule({ type: 'streak', length: 500 }), '0.37 0.04', '500/985 800/1820 1673/4696 -/-'],
  [
    'streak 149',
    byRule({ type: 'streak', length: 149 }),
    '99.7 95.4 80.7 36.3',
    '149/194 149/272 161/368 273/657',
  ],
  [
    'accuracy',
    byBoundary((k, n) => n >= 100 && k * 50 <= n),
    '95.7 75.0 55.0 27.9',
    '100/100 100/100 100/100 100/100',
  ],
  [
    'Wilson one-sided',
    byBoundary((k, n) => wilsonUpper(k, n, 0.05) <= 0.02),
    '30.5 7.4 2.75 0.53',
    '133/222 133/222 133/373 300/957',
  ],
  [
    'Wilson two-sided',
    byBoundary((k, n) => wilsonInterval(k, n, 0.05).upper <= 0.02),
    '16.0 2.3 0.57 0.06',
    '189/280 189/361 280/510 510/1356',
  ],
  [
    'Clopper-Pearson',
    byBoundary((k, n) => binomCdf(k, n, 0.02) <= 0.05),
    '27.5 5.7 1.8 0.29',
    '149/236 149/313 236/386 386/1030',
  ],
  ['doubling looks', doublingLooks(), '2.4 0.67 0.23 0.03', '200/400 200/800 400/800 1600/3200'],
  [
    'escalating streak',
    byRule({ type: 'escalating' }),
    '4.82 1.5 .51 0.07',
    '183/325 183/505 313/1261 1955/-',
  ],
  [
    'truncated Beta',
    (theta) => promotionDistribution(theta, beta),
    '3.81 0.59 0.15 0.01',
    '224/340 224/439 340/780 935/2180',
  ],
  ['three bettors', byRule({ type: 'eprocess' }), '4.57 0.83 0.24 0.03', '203/331 203/445 331/776 923/2180'],
];

describe('the exact probabilities of promotion within 5,000 reviews (E1, E2)', () => {
  it.each(TABLE)('of %s', (_name, times, promoted, waits) => {
    promoted.split(' ').forEach((printed, i) => {
      const digits = printed.split('.')[1]!.length;
      const percent = 100 * promotionProbability(times(UNSAFE[i]!));
      // Half a unit of the last printed digit, and a little for the digit 5 itself.
      expect(Math.abs(percent - Number(printed))).toBeLessThanOrEqual(0.51 * 10 ** -digits);
    });
    const shown = GOOD.map((theta) => {
      const [median, ninetieth] = [0.5, 0.9].map((share) => promotionQuantile(times(theta), share) ?? '-');
      return `${median}/${ninetieth}`;
    });
    expect(shown.join(' ')).toBe(waits);
  });

  it('agree with a walk through every path of a short horizon', () => {
    const boundary = eProcessBoundary({ t0: 0.3, d: 0.3 }, 12);
    const exact = new Float64Array(13);
    const walk = (n: number, k: number, probability: number): void => {
      if (n > 0 && k <= boundary[n]!) {
        exact[n] = exact[n]! + probability;
        return;
      }
      if (n === 12) return;
      walk(n + 1, k, probability * 0.8);
      walk(n + 1, k + 1, probability * 0.2);
    };
    walk(0, 0, 1);
    promotionDistribution(0.2, boundary).forEach((probability, n) => {
      expect(probability).toBeCloseTo(exact[n]!, 14);
    });
    expect(promotionProbability(exact)).toBeGreaterThan(0.3);
  });

  it('of the honest streak agree with a chain of (attempt, length)', () => {
    const few = { t0: 0.2, d: 0.3 };
    const times = escalatingStreakDistribution(0.15, few, 60);
    let states = new Map([['1/0', 1]]);
    const reached = new Float64Array(61);
    for (let n = 1; n <= 60; n += 1) {
      const next = new Map<string, number>();
      const add = (key: string, mass: number) => next.set(key, (next.get(key) ?? 0) + mass);
      for (const [key, mass] of states) {
        const [attempt, length] = key.split('/').map(Number) as [number, number];
        add(`${attempt + 1}/0`, mass * 0.15);
        if (length + 1 >= escalatingStreakLength(attempt, few.t0, few.d))
          reached[n] = reached[n]! + mass * 0.85;
        else add(`${attempt}/${length + 1}`, mass * 0.85);
      }
      states = next;
    }
    times.forEach((probability, n) => {
      expect(probability).toBeCloseTo(reached[n]!, 13);
    });
    expect(promotionProbability(times)).toBeGreaterThan(0.2);
  });
});

describe('the figures kept in mind for boundary agents (E3)', () => {
  it.each([
    [0.005, 0.018, 0.035, 0.046],
    [0.01, 0.024, 0.04, 0.049],
  ])('of three bettors at a tolerance and error rate of %d', (t0, by1000, by5000, by20000) => {
    const times = promotionTimes({ t0, d: 0.05, rule: { type: 'eprocess' }, theta: t0, horizon: 20_000 });
    const by = (n: number) => promotionProbability(times.slice(0, n + 1));
    expect(by(1_000)).toBeCloseTo(by1000, 3);
    expect(by(5_000)).toBeCloseTo(by5000, 3);
    expect(by(20_000)).toBeCloseTo(by20000, 3);
    expect(by(20_000)).toBeLessThan(0.05);
  });

  it('become an outlook for an owner', () => {
    const outlook = promotionOutlook({
      ...claim,
      rule: { type: 'eprocess' },
      theta: 0.005,
      horizon: HORIZON,
    });
    expect(outlook).toMatchObject({ median: 331, ninetieth: 776 });
    expect(outlook.probability).toBeGreaterThan(0.999);
    expect(promotionOutlook({ ...claim, rule: { type: 'escalating' }, theta: 0, horizon: 100 })).toEqual({
      probability: 0,
      median: null,
      ninetieth: null,
    });
  });
});
