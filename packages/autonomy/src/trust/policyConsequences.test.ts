import { CheckpointPolicy } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { policyConsequences } from './policyConsequences.ts';

const before = CheckpointPolicy.parse({
  ladder: [
    { title: 'Sure', minConfidence: 0.9 },
    { title: 'Most', minConfidence: 0.7 },
  ],
});
const trusts = [
  { segment: 'small', rung: 2 },
  { segment: 'large', rung: 0 },
];

it('leaves rungs and evidence where only words and deadlines change', () => {
  const after = {
    ...before,
    labelWithin: '3d',
    ladder: before.ladder.map((rung) => ({ ...rung, title: 'New' })),
  };
  expect(policyConsequences({ policy: before, startRung: 0 }, after, trusts)).toEqual({
    ...{ isNewEpoch: false, because: [], isBorneOut: true },
    segments: [
      { segment: 'small', from: 2, to: 2 },
      { segment: 'large', from: 0, to: 0 },
    ],
  });
});

it('names the fields that begin a new epoch, and the rung that is nowhere wider', () => {
  const ladder = [before.ladder[0]!, { ...before.ladder[1]!, minConfidence: 0.6 }];
  const after = { ...before, tolerance: 0.01, ladder, labelWithin: '3d' };
  const { isNewEpoch, because, segments } = policyConsequences(
    { policy: before, startRung: 0 },
    after,
    trusts,
  );
  expect({ isNewEpoch, because: because.toSorted() }).toEqual({
    ...{ isNewEpoch: true, because: ['ladder', 'tolerance'] },
  });
  expect(
    policyConsequences({ policy: before, startRung: 0 }, { ...before, missRate: 0.2 }, trusts).because,
  ).toEqual(['missRate']);
  expect(segments[0]).toEqual({ segment: 'small', from: 2, to: 0 });
  const wider = policyConsequences({ policy: before, startRung: 0 }, { ...before, ladder }, trusts);
  expect(wider).toMatchObject({
    isBorneOut: true,
    segments: [
      { from: 2, to: 1 },
      { from: 0, to: 0 },
    ],
  });
});

describe('rungs under a policy that promises more than they were earned by', () => {
  const after = (part: object, startRung = 0) =>
    policyConsequences({ policy: before, startRung }, { ...before, ...part }, trusts).segments[0]?.to;

  it.each([
    { tolerance: 0.001 },
    { risk: 0.01 },
    { missRate: 0.5 },
    { spending: 'lifetime' },
    { correctness: { cosmetic: ['note'], severity: {} } },
  ])('fall to where agents begin: %o', (part) => {
    expect(after(part)).toBe(0);
    expect(after({ ...part, probationRung: 1 })).toBe(1);
    expect(after(part, 1)).toBe(1);
    // Nobody climbs by it.
    expect(after({ ...part, probationRung: 2 }, 2)).toBe(2);
  });

  it.each([
    { tolerance: 0.1 },
    { risk: 0.2 },
    { target: 'cumulative' },
    { rule: { type: 'escalating' } },
    { rule: { type: 'streak', length: 5 } },
  ])('stay where it promises no more: %o', (part) => {
    expect(after(part)).toBe(2);
  });

  it('fall where a row had been enough, or only all together had been tested', () => {
    const under = (loose: object, strict: object) =>
      policyConsequences(
        { policy: { ...before, ...loose }, startRung: 0 },
        { ...before, ...loose, ...strict },
        trusts,
      ).segments[0]?.to;
    const row = (length: number) => ({ rule: { type: 'streak', length } });
    expect(under(row(5), { rule: { type: 'eprocess' } })).toBe(0);
    expect(under(row(5), row(6))).toBe(0);
    expect(under(row(5), row(4))).toBe(2);
    expect(under({ target: 'cumulative' }, { target: 'band' })).toBe(0);
  });
});
