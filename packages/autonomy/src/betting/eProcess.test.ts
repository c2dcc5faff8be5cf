import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonUpper } from '../interval/clopperPearson.ts';
import { betaLogE, betaUpper } from './betaEProcess.ts';
import {
  anytimeUpper,
  type EProcess,
  eProcessLogE,
  eProcessUpper,
  isAtLevel,
  logE,
  logEAt,
  NEW_E_PROCESS,
  updateEProcess,
} from './eProcess.ts';

const claim = { t0: 0.02, d: 0.05 };

const fold = (cases: readonly { y: number; v?: number }[], from: EProcess = NEW_E_PROCESS) =>
  cases.reduce((state, reviewed) => updateEProcess(state, reviewed, claim), from);

const losses = (n: number, errors: readonly number[]) =>
  Array.from({ length: n }, (_, i) => ({ y: errors.includes(i + 1) ? 1 : 0 }));

/** n, k, ln E and its cross-check, U and its cross-check, the fixed-n bound: R7. */
const R7 = [
  [100, 0, 1.359532615272, 1.177948893929, 0.040916785336, 0.043978680326, 0.029513049607],
  [203, 0, 3.000260683066, 2.678697008685, 0.019973231545, 0.02195151052626, 0.014648946527],
  [500, 0, 8.345199419557, 7.796730358789, 0.008066694447, 0.008980646517, 0.005973551516],
  [500, 1, 5.80909037901, 5.473531397105, 0.013316464532, 0.013619114433, 0.009452282208],
  [500, 2, 3.771657244567, 3.843792382306, 0.017825493282, 0.017573117808, 0.01253760541],
  [500, 5, 0.950310435869, 0.923762370416, 0.027977660199, 0.027904742468, 0.020910322942],
  [1_000, 9, 3.043272071943, 2.895854088769, 0.019908848813, 0.020193433557, 0.01565257375],
  [5_000, 50, 13.689684806823, 13.863101215345, 0.014586119787, 0.014783544908, 0.012640571639],
] as const;

describe('the e-process of three bettors', () => {
  it.each(R7)('has after %d reviews with %d errors the values of R7', (n, k, e, beta, u, uBeta, cp) => {
    expect(eProcessLogE(k, n, 0.02)).toBeCloseTo(e, 9);
    expect(betaLogE(k, n, 0.02)).toBeCloseTo(beta, 9);
    expect(eProcessUpper(k, n, 0.05)).toBeCloseTo(u, 10);
    expect(betaUpper(k, n, 0.05)).toBeCloseTo(uBeta, 10);
    expect(clopperPearsonUpper(k, n, 0.05)).toBeCloseTo(cp, 11);
    const state = fold(
      losses(
        n,
        Array.from({ length: k }, (_, i) => i * 7 + 1),
      ),
    );
    expect(logE(state)).toBeCloseTo(e, 9);
    expect(anytimeUpper(state.counts, 0.05)).toBe(eProcessUpper(k, n, 0.05));
  });

  /** t0, d, first n of the three bettors and of the cross-check with zero errors: R5. */
  it.each([
    [0.005, 0.1, 639, 721],
    [0.005, 0.05, 806, 901],
    [0.005, 0.01, 1_174, 1_292],
    [0.01, 0.1, 321, 360],
    [0.01, 0.05, 404, 449],
    [0.01, 0.01, 589, 644],
    [0.02, 0.1, 161, 179],
    [0.02, 0.05, 203, 224],
    [0.02, 0.01, 296, 321],
    [0.05, 0.1, 66, 71],
    [0.05, 0.05, 83, 88],
    [0.05, 0.01, 120, 126],
    [0.1, 0.1, 34, 34],
    [0.1, 0.05, 42, 43],
    [0.1, 0.01, 62, 62],
  ])('without errors crosses at t0 = %d, d = %d when R5 says', (t0, d, bettors, beta) => {
    const level = -Math.log(d);
    const first = (ln: (n: number) => number) => {
      let n = 1;
      while (ln(n) < level) n += 1;
      return n;
    };
    expect(first((n) => eProcessLogE(0, n, t0))).toBe(bettors);
    expect(first((n) => betaLogE(0, n, t0))).toBe(beta);
  });

  it('asks for 203, 331, 445 and 542 reviews after 0, 1, 2 and 3 errors', () => {
    const needed = [0, 1, 2, 3].map((k) => {
      let n = 200;
      while (eProcessLogE(k, n, 0.02) < Math.log(20)) n += 1;
      return n;
    });
    expect(needed).toEqual([203, 331, 445, 542]);
  });

  it('tells now from ever: it crosses at 203 correct cases and an error takes it back', () => {
    const crossed = fold(losses(203, []));
    expect(fold(losses(202, [])).crossed).toBe(false);
    expect([crossed.crossed, isAtLevel(crossed, 0.05)]).toEqual([true, true]);
    const after = fold([{ y: 1 }], crossed);
    expect([after.crossed, isAtLevel(after, 0.05)]).toEqual([true, false]);
  });

  it('has not moved where nobody looked', () => {
    expect(logE(NEW_E_PROCESS)).toBeCloseTo(0, 14);
    expect(anytimeUpper(NEW_E_PROCESS.counts, 0.05)).toBe(1);
    expect(fold([], fold(losses(50, [3])))).toEqual(fold(losses(50, [3])));
  });

  it('bounds general losses and weights by evaluating E anew at each m', () => {
    const state = fold([{ y: 0.25 }, { y: 0, v: 0.5 }, { y: 1, v: 0.25 }, ...losses(400, [])]);
    expect(state.counts).toContainEqual({ v: 1, y: 0, n: 400 });
    const u = anytimeUpper(state.counts, 0.05);
    expect(logEAt(state.counts, u)).toBeCloseTo(Math.log(20), 9);
    expect(logEAt(state.counts, 0.02)).toBeCloseTo(logE(state), 10);
    const smaller = fold([{ y: 0.25 }, { y: 0, v: 0.5 }, ...losses(400, [])]);
    expect(anytimeUpper(smaller.counts, 0.05)).toBeLessThan(u);
  });

  it('has a mean of at most one at every error rate of the tolerance or more, whatever was drawn before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ y: fc.constantFrom(0, 0, 0, 0.5, 1), v: fc.constantFrom(0.1, 0.5, 1) }), {
          maxLength: 60,
        }),
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (past, theta, floor) => {
          const state = fold(past);
          const now = Math.exp(logE(state));
          const after = (y: number, v: number) => Math.exp(logE(updateEProcess(state, { y, v }, claim)));
          // Reviewed with probability pi >= floor; an unreviewed case leaves E as it is.
          for (const pi of [floor, (1 + floor) / 2, 1]) {
            const v = floor / pi;
            const mean = pi * (theta * after(1, v) + (1 - theta) * after(0, v)) + (1 - pi) * now;
            expect(mean).toBeLessThanOrEqual(now * (1 + 1e-9));
          }
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('keeps a hundred thousand correct cases in logarithms', () => {
    expect(eProcessLogE(0, 100_000, 0.02)).toBeGreaterThan(1_880);
    expect(Number.isFinite(betaLogE(0, 100_000, 0.02))).toBe(true);
    expect(eProcessUpper(0, 100_000, 0.05)).toBeGreaterThan(0);
  });

  it('refuses losses and weights that are none', () => {
    expect(() => fold([{ y: 1.2 }])).toThrow(RangeError);
    expect(() => fold([{ y: 0, v: 0 }])).toThrow(RangeError);
    expect(() => updateEProcess(NEW_E_PROCESS, { y: 0 }, { t0: Number.NaN, d: 0.05 })).toThrow(RangeError);
    expect(() => updateEProcess(NEW_E_PROCESS, { y: 0 }, { t0: 0.02, d: 0 })).toThrow(RangeError);
  });
});
