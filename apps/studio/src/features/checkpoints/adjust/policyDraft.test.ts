import { CheckpointPolicy } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { policyIn, rebased } from './policyDraft.ts';

const base = CheckpointPolicy.parse({ tolerance: 0.02, maxAmount: 100 });

describe('a draft of a policy', () => {
  it('keeps its own changes on top of a newer policy, and the others of that one', () => {
    const newer = CheckpointPolicy.parse({ ...base, tolerance: 0.01, risk: 0.1 });
    const { maxAmount: _, ...withoutLimit } = base;
    const moved = rebased({ baseVersion: 1, base, value: { ...withoutLimit, risk: 0.2 } }, newer);
    expect(moved).toMatchObject({ tolerance: 0.01, risk: 0.2 });
    expect(moved).not.toHaveProperty('maxAmount');
  });

  it('is no policy while a field is missing or wrong', () => {
    expect(policyIn({ ...base, tolerance: undefined })?.tolerance).toBe(0.02);
    expect(policyIn({ ...base, ladder: [{ title: '' }] })).toBeNull();
    expect(policyIn(null)).toBeNull();
  });
});
