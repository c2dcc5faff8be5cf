import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonUpper } from '../interval/clopperPearson.ts';
import { climbLadder, familyWiseRisk } from './climbLadder.ts';
import { fixedSequence } from './fixedSequence.ts';
import { sgr } from './sgr.ts';

describe('the live ladder', () => {
  const level = Math.log(20);
  const view = { rung: 0, logE: [level, level + 1, 0], d: 0.05, isFrozen: false };

  it('climbs one rung at a time, strictest first, even where wider rungs have crossed too', () => {
    expect(climbLadder(view)).toBe(1);
    expect(climbLadder({ ...view, rung: 1 })).toBe(2);
    expect(climbLadder({ ...view, rung: 2 })).toBe(2);
    expect(climbLadder({ ...view, rung: 3 })).toBe(3);
    expect(climbLadder({ ...view, logE: [level - 1e-9, level + 9] })).toBe(0);
  });

  it('stays where it is while an alarm is open', () => {
    expect(climbLadder({ ...view, isFrozen: true })).toBe(0);
    expect(familyWiseRisk(0.05, 5)).toBeCloseTo(0.01, 15);
  });
});

describe('the batch fixed sequence', () => {
  it('stops at the first rung that its labels do not carry', () => {
    const rungs = [
      { k: 0, n: 200 },
      { k: 1, n: 400 },
      { k: 20, n: 600 },
      { k: 0, n: 9_000 },
    ];
    expect(fixedSequence(rungs, 0.02, 0.05)).toBe(2);
    expect(fixedSequence([{ k: 0, n: 148 }], 0.02, 0.05)).toBe(0);
    expect(fixedSequence([{ k: 0, n: 149 }], 0.02, 0.05)).toBe(1);
    expect(fixedSequence([{ k: 0, n: 0 }], 0.02, 0.05)).toBe(0);
  });

  it('is the same test as the bound of Clopper and Pearson', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 12 }), (n, errors) => {
        const k = Math.min(errors, n);
        const isBelow = clopperPearsonUpper(k, n, 0.05) <= 0.02;
        expect(fixedSequence([{ k, n }], 0.02, 0.05) === 1).toBe(isBelow);
      }),
      { seed: 1 },
    );
  });
});

describe('selection with guaranteed risk', () => {
  const ranked = (m: number, isError: (rank: number) => boolean) =>
    Array.from({ length: m }, (_, i) => ({ confidence: 1 - i / m, isError: isError(i) }));

  it('finds the longest list that carries the tolerance, and its bound', () => {
    const found = sgr(
      ranked(2_000, (i) => i >= 1_000 && i % 4 === 0),
      0.02,
      0.05,
    );
    expect(found.selected).toBeGreaterThan(1_000);
    expect(found.bound).toBeLessThanOrEqual(0.02);
    expect(found.bound).toBe(clopperPearsonUpper(found.errors, found.selected, 0.05 / 11));
    expect(found.threshold).toBeCloseTo(1 - (found.selected - 1) / 2_000, 12);
    expect(found.coverage).toBe(found.selected / 2_000);
  });

  it('abstains where nothing carries it', () => {
    expect(
      sgr(
        ranked(2_000, (i) => i % 10 === 0),
        0.02,
        0.05,
      ).threshold,
    ).toBeNull();
    expect(sgr([], 0.02, 0.05).threshold).toBeNull();
    expect(
      sgr(
        ranked(1, () => false),
        0.02,
        0.05,
      ).threshold,
    ).toBeNull();
  });

  it('never cuts through a tie, since a gate at that confidence lets all of it pass', () => {
    const tied = Array.from({ length: 600 }, (_, i) => ({
      confidence: i < 300 ? 0.97 : 0.7,
      isError: i >= 300 && i % 3 === 0,
    }));
    expect(sgr(tied, 0.05, 0.05)).toMatchObject({ threshold: 0.97, selected: 300, errors: 0 });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 2_000 }), fc.integer({ min: 2, max: 9 }), (m, levels) => {
        const cases = Array.from({ length: m }, (_, i) => ({
          confidence: Math.floor((i * levels) / m) / levels,
          isError: i < m / 2 && i % 7 === 0,
        }));
        const { threshold, selected } = sgr(cases, 0.02, 0.05);
        const passing = cases.filter(({ confidence }) => threshold !== null && confidence >= threshold);
        expect(passing.length).toBe(selected);
      }),
      { seed: 2 },
    );
  });

  it('keeps the best list that passed, not the last one it tried', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 3_000 }), fc.integer({ min: 1, max: 60 }), (m, every) => {
        const found = sgr(
          ranked(m, (i) => i > m / 3 && i % every === 0),
          0.02,
          0.05,
        );
        if (found.threshold !== null) expect(found.bound).toBeLessThanOrEqual(0.02);
      }),
      { seed: 3 },
    );
  });
});
