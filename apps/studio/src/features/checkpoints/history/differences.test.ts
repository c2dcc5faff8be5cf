import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

describe('differences', () => {
  it('names the smallest places that differ, also where one side lacks something', () => {
    const before = { tolerance: 0.02, ladder: [{ title: 'Small' }], floors: [] };
    const after = { tolerance: 0.01, ladder: [{ title: 'Small' }, { title: 'Large' }], floors: [] };
    expect(differences(before, after)).toEqual([
      { path: 'tolerance', left: 0.02, right: 0.01 },
      { path: 'ladder.1', left: undefined, right: { title: 'Large' } },
    ]);
  });

  it('finds none in equal values', () => {
    expect(differences({ a: [1, null] }, { a: [1, null] })).toEqual([]);
    expect(differences(null, null)).toEqual([]);
  });
});
