import { describe, expect, it } from 'vitest';
import { groupsBeside, groupsOf, unfoldedOf } from './groups.ts';

const found = {
  ...{ reviews: 20, looked: 20, isAll: true },
  groups: {
    checkpoint: [],
    decision: [],
    caseType: [
      { value: 'small', title: null, reviews: 9 },
      { value: null, title: null, reviews: 5 },
      { value: 'large', title: null, reviews: 4 },
    ],
  },
};
const { groups } = groupsOf(found);

describe('groupsOf', () => {
  it('lists them by name, those without a type last, and says how many are in others', () => {
    expect(groupsOf(found)).toEqual({
      groups: [
        { caseType: 'large', reviews: 4 },
        { caseType: 'small', reviews: 9 },
        { caseType: '', reviews: 5 },
      ],
      rest: 2,
      isAll: true,
    });
  });
});

describe('unfoldedOf', () => {
  it('is what is asked for', () => {
    expect(unfoldedOf(groups, 'small')).toBe('small');
    expect(unfoldedOf(groups, '')).toBe('');
    expect(unfoldedOf(groups, null)).toBeNull();
  });

  it('is the first when nothing is asked for, or what is gone', () => {
    expect(unfoldedOf(groups, undefined)).toBe('large');
    expect(unfoldedOf(groups, 'gone')).toBe('large');
    expect(unfoldedOf([], undefined)).toBeNull();
  });
});

describe('groupsBeside', () => {
  it('goes from group to group and no further', () => {
    expect(groupsBeside(groups, 'large')).toEqual({ next: 'small', previous: undefined });
    expect(groupsBeside(groups, 'small')).toEqual({ next: '', previous: 'large' });
    expect(groupsBeside(groups, '')).toEqual({ next: undefined, previous: 'small' });
  });

  it('begins at the first when all are folded', () => {
    expect(groupsBeside(groups, null)).toEqual({ next: 'large', previous: undefined });
  });
});
