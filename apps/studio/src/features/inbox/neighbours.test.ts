import { describe, expect, it } from 'vitest';
import { neighboursOf } from './neighbours.ts';

describe('neighboursOf', () => {
  it('finds both sides', () => {
    expect(neighboursOf(['a', 'b', 'c'], 'b')).toEqual({ index: 1, next: 'c', previous: 'a', after: 'c' });
  });

  it('goes back from the last one', () => {
    expect(neighboursOf(['a', 'b'], 'b').after).toBe('a');
  });

  it('goes nowhere from the only one', () => {
    expect(neighboursOf(['a'], 'a').after).toBeUndefined();
  });

  it('starts at the first when the current one is not in the list', () => {
    expect(neighboursOf(['a', 'b'], 'gone')).toMatchObject({ next: 'a', previous: undefined, after: 'a' });
  });
});
