import { expect, it } from 'vitest';
import type { Checkpoint } from '../checkpoint.ts';
import { busiestNextBand } from './nextBand.ts';

const trust = (segment: string, rung: number, n = 0, errors = 0) => ({
  state: { segment, rung, epoch: 2, bands: { [rung + 1]: { n, errors } } },
});
const aCheckpoint = (...trusts: object[]) =>
  ({ policy: { ladder: [{}, {}] }, trusts }) as unknown as Checkpoint; // safe: the rest is not read

it('counts the cases of one case type and of its next rung only', () => {
  const checkpoint = aCheckpoint(trust('late', 0, 200, 4), trust('damaged', 1, 10, 5), trust('done', 2));
  const bands = [
    { segment: 'late', band: 1, cases: 28 },
    { segment: 'late', band: 2, cases: 500 },
    { segment: 'late', band: null, cases: 900 },
    { segment: 'damaged', band: 2, cases: 16 },
    { segment: 'done', band: 2, cases: 700 },
  ];
  const volumes = { days: 28, bands };
  expect(busiestNextBand(checkpoint, volumes)).toEqual({
    ...{ segment: 'late', rung: 1, perWeek: 7, errorRate: 0.02, epoch: 2, lastEpoch: 2 },
  });
  expect(busiestNextBand(aCheckpoint(trust('damaged', 1, 10, 5)), volumes)).toMatchObject({
    ...{ segment: 'damaged', rung: 2, perWeek: 4, errorRate: null },
  });
  expect(busiestNextBand(aCheckpoint(trust('done', 2)), volumes)).toBeNull();
  // Of a gate that is four days old.
  expect(busiestNextBand(checkpoint, { days: 4, bands })).toMatchObject({ perWeek: 49 });
});
