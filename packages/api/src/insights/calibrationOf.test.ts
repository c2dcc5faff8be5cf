import { CheckpointPolicy } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibrationOf.ts';
import type { DecidedCase } from './decidedCase.ts';
import { evenLabels } from './evenLabels.ts';

const POLICY = CheckpointPolicy.parse({
  ladder: [
    { title: 'Sure cases', minConfidence: 0.95 },
    { title: 'Most cases', minConfidence: 0.6 },
  ],
});

/** Confident cases are right, every third of the others is wrong. */
const someCases = (count: number, change: Partial<DecidedCase> = {}): readonly DecidedCase[] =>
  Array.from({ length: count }, (_, index) => {
    const isSure = index % 2 === 0;
    return {
      id: `case-${index}`,
      at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
      segment: 'small',
      agentVersion: 'v1',
      confidence: isSure ? 0.97 + index / 1e6 : 0.7 + index / 1e6,
      weight: 1,
      loss: isSure || index % 3 !== 0 ? 0 : 1,
      ...change,
    };
  });

const ask = { policy: POLICY, segment: null, agentVersion: null, target: 0.02 };

describe('the calibration of an agent', () => {
  it('says nothing below a hundred labels, and how many there are', () => {
    const { report, labels, needed } = calibrationOf(someCases(99), ask);
    expect({ report, labels, needed }).toEqual({ report: null, labels: 99, needed: 100 });
  });

  it('finds how far each bin can be believed', () => {
    const { report } = calibrationOf(someCases(600), ask);
    expect(report?.bins.map(({ from, n }) => [from, n])).toEqual([
      [0.7, 300],
      [0.9, 300],
    ]);
    expect(report?.bins[0]?.correct).toBeCloseTo(2 / 3, 12);
    expect(report?.accuracy.estimate).toBeCloseTo(5 / 6, 12);
    expect(report?.ece).toBeCloseTo(0.5 * Math.abs(0.7 - 2 / 3) + 0.5 * 0.03, 3);
    expect(report?.drift).toHaveLength(12);
  });

  it('suggests a threshold that leaves the doubtful cases out, by both rules', () => {
    const { threshold } = calibrationOf(someCases(600), ask).report!;
    expect(threshold.continuous?.threshold).toBeGreaterThan(0.69);
    expect(threshold.continuous?.bound).toBeLessThanOrEqual(0.02);
    expect(threshold.ladder.map(({ carries }) => carries)).toEqual([true, false]);
  });

  it('suggests none where too few labels carry the target', () => {
    const { threshold } = calibrationOf(someCases(120), ask).report!;
    expect(threshold.continuous).toBeNull();
    expect(threshold.ladder.map(({ carries }) => carries)).toEqual([false, false]);
  });

  it('looks at one agent version, the last one unless told', () => {
    const cases = [...someCases(200), ...someCases(150, { agentVersion: 'v2', confidence: 0.5 })];
    expect(calibrationOf(cases, ask)).toMatchObject({ agentVersion: 'v2', labels: 150 });
    expect(calibrationOf(cases, { ...ask, agentVersion: 'v1' }).labels).toBe(200);
    expect(calibrationOf(cases, { ...ask, segment: 'large' }).labels).toBe(0);
  });
});

describe('labels of equal probability', () => {
  it('keeps about as many of the surely judged cases as a coin of the rarest would have', () => {
    const held = someCases(4_000).map((each) => ({ ...each, loss: 0 }));
    const passed = held.map((each) => ({ ...each, id: `passed-${each.id}`, weight: 10 }));
    const kept = evenLabels([...held, ...passed]);
    expect(kept.filter(({ weight }) => weight === 10)).toHaveLength(4_000);
    const share = kept.filter(({ weight }) => weight === 1).length / 4_000;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.12);
    expect(evenLabels([...held, ...passed])).toEqual(kept);
  });

  it('keeps all where all were judged', () => {
    expect(evenLabels(someCases(50).map((each) => ({ ...each, loss: 0 })))).toHaveLength(50);
  });
});
