import type { CheckpointId, WorkspaceId } from '@countersign/model';
import type { JudgedCase, JudgedCasesQuery } from '@countersign/runtime';
import { expect, it } from 'vitest';
import type { Services } from '../services.ts';
import { judgedCases, MOST_CASES } from './judgedCases.ts';

/** A store with so many cases, of which nothing but their order is asked. */
const placeWith = (count: number) => {
  const evidenceCases = async (_: string, __: string, { before, limit }: JudgedCasesQuery) => {
    const newest = Math.min(before ?? count + 1, count + 1) - 1;
    const length = Math.min(limit, newest);
    return Array.from({ length }, (_, index) => ({ seq: newest - index }) as JudgedCase); // safe: no more is read
  };
  return {
    services: { checkpoints: { evidenceCases } } as unknown as Services, // safe: no more is asked
    workspaceId: 'demo' as WorkspaceId,
    id: 'gate' as CheckpointId,
  };
};

it('reads a short past whole, in the order of the verdicts', async () => {
  const cases = await judgedCases(placeWith(7_000), []);
  expect(cases).toHaveLength(7_000);
  expect([cases[0]?.seq, cases.at(-1)?.seq]).toEqual([1, 7_000]);
});

it('leaves out the oldest of a past that is too long', async () => {
  const cases = await judgedCases(placeWith(MOST_CASES + 20_000), []);
  expect(cases).toHaveLength(MOST_CASES);
  expect([cases[0]?.seq, cases.at(-1)?.seq]).toEqual([20_001, MOST_CASES + 20_000]);
});
