import { CheckpointPolicy } from '@countersign/model';
import { expect, it } from 'vitest';
import { blockingReviews } from './blockingReviews.ts';
import type { Checkpoint, Trust } from './checkpoint.ts';

const RUNG = { title: 'Sure', minConfidence: 0.9, sampleRate: 0.1 };
const policy = CheckpointPolicy.parse({ ladder: [RUNG, { ...RUNG, minConfidence: 0.7 }] });

const asked = (segment: string) => {
  const state = { segment, since: { seq: 3, at: '2026-03-01T12:00:00.000Z' } };
  const checkpoint = { id: 'c1', policy } as Checkpoint; // safe: no more is read
  return blockingReviews(checkpoint, { state } as Trust); // safe: no more is read
};

it('asks for reviews of the case type and of the epoch that are sure enough for a rung, the oldest first', () => {
  expect(asked('damaged')).toEqual({
    ...{ checkpoint: 'c1', caseType: 'damaged', sort: 'oldest', minConfidence: 0.7 },
    openedAfter: '2026-03-01T11:59:00.000Z',
  });
});

it('asks for no case type where cases have none, and for the one that is called as if there were none', () => {
  expect(asked('default')).not.toHaveProperty('caseType');
  expect(asked('=default')).toMatchObject({ caseType: 'default' });
});
