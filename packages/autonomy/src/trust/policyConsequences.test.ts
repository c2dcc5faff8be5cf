import { CheckpointPolicy } from '@countersign/model';
import { expect, it } from 'vitest';
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
  expect(policyConsequences(before, after, trusts)).toEqual({
    ...{ isNewEpoch: false, because: [] },
    segments: [
      { segment: 'small', from: 2, to: 2 },
      { segment: 'large', from: 0, to: 0 },
    ],
  });
});

it('names the fields that begin a new epoch, and the rung that is nowhere wider', () => {
  const ladder = [before.ladder[0]!, { ...before.ladder[1]!, minConfidence: 0.6 }];
  const after = { ...before, tolerance: 0.01, ladder, labelWithin: '3d' };
  const { isNewEpoch, because, segments } = policyConsequences(before, after, trusts);
  expect({ isNewEpoch, because: because.toSorted() }).toEqual({
    ...{ isNewEpoch: true, because: ['ladder', 'tolerance'] },
  });
  expect(segments[0]).toEqual({ segment: 'small', from: 2, to: 1 });
});
