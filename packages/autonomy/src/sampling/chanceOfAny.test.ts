import { describe, expect, it } from 'vitest';
import { chanceOfAny } from './chanceOfAny.ts';

describe('the chance that any of several coins falls', () => {
  it('is that of the only coin, to the last digit', () => {
    for (const chance of [0, 0.05, 0.1, 0.3, 1e-18, 1]) {
      expect(chanceOfAny([chance])).toBe(chance);
      expect(chanceOfAny([chance, 0])).toBe(chance);
      expect(chanceOfAny([0, chance])).toBe(chance);
    }
  });

  it('is certain as soon as one coin is, and never more than that', () => {
    for (let hundredths = 0; hundredths <= 100; hundredths += 1) {
      const chance = hundredths / 100;
      expect(chanceOfAny([chance, 1])).toBe(1);
      expect(chanceOfAny([1, chance])).toBe(1);
      expect(chanceOfAny([chance, 0.999, chance])).toBeLessThanOrEqual(1);
    }
  });

  it('is 1 − Π(1 − p) of several', () => {
    expect(chanceOfAny([0.1, 0.5])).toBeCloseTo(0.55, 15);
    expect(chanceOfAny([0.5, 0.5, 0.5])).toBe(0.875);
    expect(chanceOfAny([])).toBe(0);
  });
});
