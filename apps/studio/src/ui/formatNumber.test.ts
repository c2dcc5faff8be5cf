import { describe, expect, it } from 'vitest';
import { formatShare } from './formatNumber.ts';

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [0.004, '0.4%'],
    [0.873, '87%'],
    [0.995, '99.5%'],
    [0.99996, '99.9%'],
    [1, '100%'],
  ])('writes %f as %s', (share, words) => {
    expect(formatShare(share, 'en')).toBe(words);
  });
});
