import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reliabilityBins } from './bins.ts';
import { calibrate, calibratedConfidence } from './calibrate.ts';
import { calibrationReport } from './calibrationReport.ts';
import type { LabelledConfidence } from './labelledConfidence.ts';
import { pav, predictPav } from './pav.ts';
import { platt, predictPlatt } from './platt.ts';
import { brier, ece, logLoss, mce, murphy } from './scores.ts';
import { predictTemperature, temperature } from './temperature.ts';

/** C1. */
const cases: readonly LabelledConfidence[] =
  '.55:0 .60:1 .62:0 .65:1 .70:0 .72:1 .75:1 .78:0 .80:1 .82:1 .85:1 .88:0 .90:1 .91:1 .93:1 .95:1 .96:1 .97:0 .98:1 .99:1'
    .split(' ')
    .map((pair) => pair.split(':').map(Number))
    .map(([c, y]) => ({ c: c!, y: y! }));

const labelled = fc.record({
  c: fc.integer({ min: 0, max: 20 }).map((step) => step / 20),
  y: fc.constantFrom(0, 1),
  w: fc.constantFrom(1, 2, 10),
});

describe('calibration of the twenty cases of C1', () => {
  it('by steps', () => {
    const fitted = cases.map(({ c }) => Number(predictPav(pav(cases), c).toFixed(6)));
    const steps = [0, 0.5, 0.666667, 0.75, 0.833333, 1];
    const times = [1, 4, 3, 4, 6, 2];
    expect(fitted).toEqual(steps.flatMap((step, i) => Array.from({ length: times[i]! }, () => step)));
  });

  it('by a line in the log odds, and by a temperature', () => {
    const { a, b } = platt(cases);
    expect(a).toBeCloseTo(0.437714354298, 10);
    expect(b).toBeCloseTo(0.049364650339, 10);
    expect(temperature(cases)).toBeCloseTo(1.946846093333, 10);
  });

  it('scores', () => {
    expect(brier(cases)).toBeCloseTo(0.202325, 12);
    expect(logLoss(cases)).toBeCloseTo(0.632376600591, 11);
    expect(ece(cases)).toBeCloseTo(0.1285, 12);
    expect(mce(cases)).toBeCloseTo(0.55, 12);
    expect(ece(cases, { bins: 5, by: 'mass' })).toBeCloseTo(0.1465, 12);
    const { reliability, resolution, uncertainty } = murphy(cases);
    expect(reliability).toBeCloseTo(0.030394791667, 11);
    expect(resolution).toBeCloseTo(0.045416666667, 11);
    expect(uncertainty).toBeCloseTo(0.21, 12);
  });
});

describe('calibration', () => {
  it('by steps is the max-min formula exactly', () => {
    fc.assert(
      fc.property(fc.array(labelled, { minLength: 1, maxLength: 25 }), (data) => {
        const blocks = pav(data);
        const at = [...new Set(data.map(({ c }) => c))].sort((x, y) => x - y);
        const mean = (from: number, to: number) => {
          const inside = data.filter(({ c }) => c >= from && c <= to);
          return inside.reduce((s, { y, w }) => s + w * y, 0) / inside.reduce((s, { w }) => s + w, 0);
        };
        for (const c of at) {
          const lows = at.filter((from) => from <= c);
          const highs = at.filter((to) => to >= c);
          const maxMin = Math.max(...lows.map((from) => Math.min(...highs.map((to) => mean(from, to)))));
          expect(predictPav(blocks, c)).toBeCloseTo(maxMin, 12);
        }
      }),
      { seed: 1 },
    );
  });

  it('counts a weight of two as two cases', () => {
    const twice = cases.flatMap((each) => [each, each]);
    const weighted = cases.map((each) => ({ ...each, w: 2 }));
    expect(pav(weighted)).toEqual(pav(twice));
    expect(platt(weighted).a).toBeCloseTo(platt(twice).a, 10);
    expect(temperature(weighted)).toBeCloseTo(temperature(twice), 12);
    expect(murphy(weighted).reliability).toBeCloseTo(murphy(twice).reliability, 14);
    expect(ece(weighted, { bins: 5, by: 'mass' })).toBeCloseTo(ece(twice, { bins: 5, by: 'mass' }), 14);
  });

  it('takes the Brier score apart exactly where each bin has one confidence', () => {
    fc.assert(
      fc.property(fc.array(labelled, { minLength: 1, maxLength: 40 }), (data) => {
        const { reliability, resolution, uncertainty } = murphy(data, { bins: 21, by: 'width' });
        expect(reliability - resolution + uncertainty).toBeCloseTo(brier(data), 12);
      }),
      { seed: 2 },
    );
  });

  it('puts confidences on the edge into the upper bin, and 1 into the last', () => {
    const edge = reliabilityBins([
      { c: 0.7, y: 1 },
      { c: 0.29, y: 1 },
      { c: 1, y: 1 },
    ]);
    expect(edge.map(({ from }) => from)).toEqual([0.2, 0.7, 0.9]);
    const hundred = reliabilityBins([{ c: 0.29, y: 1 }], { binning: { bins: 100, by: 'width' } });
    expect(hundred[0]?.from).toBe(0.29);
  });

  it('bounds each bin and marks the ones with few labels', () => {
    const bins = reliabilityBins(Array.from({ length: 30 }, (_, i) => ({ c: i < 25 ? 0.95 : 0.5, y: 1 })));
    expect(bins.map(({ n, isSparse }) => [n, isSparse])).toEqual([
      [5, true],
      [25, false],
    ]);
    expect(bins[1]?.lower).toBeCloseTo(0.025 ** (1 / 25), 12);
    expect(bins[1]?.upper).toBe(1);
    const weighted = reliabilityBins(
      Array.from({ length: 30 }, (_, i) => ({ c: 0.95, y: 1, w: i < 15 ? 1 : 10 })),
    );
    expect(weighted[0]!.lower).toBeLessThan(0.025 ** (1 / 30));
  });

  it('stays finite where no case was wrong, and steep labels keep their order', () => {
    const flawless = cases.map(({ c }) => ({ c, y: 1 }));
    const { a, b } = platt(flawless);
    expect(Number.isFinite(a) && Number.isFinite(b)).toBe(true);
    expect(predictPlatt({ a, b }, 0.9)).toBeGreaterThan(0.9);
    expect(temperature(flawless)).toBeGreaterThan(0);
    expect(predictTemperature(temperature(flawless), 0.9)).toBeGreaterThan(0.99);
    expect(temperature(cases.map(({ c }) => ({ c, y: 0 })))).toBe(Number.POSITIVE_INFINITY);
    expect(platt(cases.map(({ y }) => ({ c: 0.8, y }))).b).toBeLessThan(1);
    expect(platt([])).toEqual({ a: 1, b: 0 });
  });

  it('is reported in one piece, and not at all without labels', () => {
    const report = calibrationReport(cases);
    expect(report).toMatchObject({ n: 20, ece: ece(cases), brier: { score: brier(cases) } });
    expect(report?.massBins.map(({ n }) => n)).toEqual(Array.from({ length: 10 }, () => 2));
    expect(report?.bins.reduce((sum, { n }) => sum + n, 0)).toBe(20);
    expect(calibrationReport([])).toBeNull();
  });

  it.each([
    { c: Number.NaN, y: 1 },
    { c: 0.5, y: Number.NaN },
    { c: 0.5, y: 2 },
    { c: 0.5, y: 1, w: Number.NaN },
    { c: 0.5, y: 1, w: 0 },
  ])('is refused for what is no labelled confidence: %o', (wrong) => {
    for (const fit of [pav, platt, temperature, ece, reliabilityBins]) {
      expect(() => fit([{ c: 0.6, y: 1 }, wrong])).toThrow(RangeError);
    }
  });

  it('says nothing without labels', () => {
    expect(pav([])).toEqual([]);
    expect(predictPav([], 0.5)).toBeNaN();
    expect([ece([]), mce([])]).toEqual([0, 0]);
  });

  it('fits steps only to enough labels', () => {
    const many = Array.from({ length: 10 }, () => cases).flat();
    expect(calibrate(cases).type).toBe('platt');
    expect(calibrate(many).type).toBe('pav');
    expect(calibratedConfidence(calibrate(many), 0.96)).toBeCloseTo(5 / 6, 12);
    expect(calibratedConfidence(calibrate(cases), 0.96)).toBeGreaterThan(0.7);
  });
});
