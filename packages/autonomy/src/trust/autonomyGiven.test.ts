import { CheckpointPolicy } from '@countersign/model';
import { expect, it } from 'vitest';
import { autonomyGiven } from './autonomyGiven.ts';

const ladder = [{ title: 'Sure', minConfidence: 0.9 }];
const given = (part: object) => autonomyGiven(CheckpointPolicy.parse({ ladder, ...part }))?.at;

it('names what a policy gives without asking an owner', () => {
  expect(given({ startRung: 1 })).toBe('/policy/startRung');
  expect(given({ widening: 'automatic' })).toBe('/policy/widening');
  expect(given({ probationRung: 1 })).toBe('/policy/probationRung');
});

it('finds nothing given where every widening is proposed, or where there is no rung to take', () => {
  expect(given({})).toBeUndefined();
  expect(given({ tolerance: 0.4, risk: 0.4, rule: { type: 'streak', length: 1 } })).toBeUndefined();
  expect(given({ ladder: [], startRung: 2, widening: 'automatic', probationRung: 1 })).toBeUndefined();
});
