import { describe, expect, it } from 'vitest';
import { outlineOf } from './batch.ts';
import type { ReviewItem } from './useReviewList.ts';

const aCase = (changes: Partial<ReviewItem>) =>
  ({
    kind: 'gate',
    flow: 'refunds',
    node: 'gate',
    stakes: 'normal',
    caseType: 'small',
    ...changes,
  }) as ReviewItem; // safe: what is read of it

describe('outlineOf', () => {
  it('asks no second time for cases of one type, step and stakes', () => {
    expect(outlineOf([aCase({}), aCase({})])).toMatchObject({
      ...{ samples: 0, high: 0, needsLook: false },
      caseTypes: [['small', 2]],
    });
  });

  it.each([
    ['another type', { caseType: null }],
    ['another step', { node: 'second' }],
    ['other stakes', { stakes: 'low' }],
  ] as const)('asks once more because of %s', (_, changes) => {
    expect(outlineOf([aCase({}), aCase(changes)]).needsLook).toBe(true);
  });

  it('asks once more when much is at stake in every case', () => {
    const outline = outlineOf([aCase({ stakes: 'high' }), aCase({ stakes: 'high' })]);
    expect(outline).toMatchObject({ high: 2, needsLook: true });
  });

  it('leaves samples out and counts the types of the others, the most first', () => {
    const items = [
      aCase({ kind: 'sample' }),
      aCase({}),
      aCase({ caseType: 'big' }),
      aCase({ caseType: 'big' }),
    ];
    const { approvable, samples, caseTypes } = outlineOf(items);
    expect(approvable).toHaveLength(3);
    expect(samples).toBe(1);
    expect(caseTypes).toEqual([
      ['big', 2],
      ['small', 1],
    ]);
  });
});
