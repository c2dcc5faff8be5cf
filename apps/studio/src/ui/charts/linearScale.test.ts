import { describe, expect, it } from 'vitest';
import { linearScale, logScale } from './linearScale.ts';

describe('linearScale', () => {
  it('places the ends of the domain on the ends of the range', () => {
    const scale = linearScale([0, 2], [100, 0]);
    expect([scale.at(0), scale.at(1), scale.at(2)]).toEqual([100, 50, 0]);
  });

  it('ticks at round numbers without digits of addition', () => {
    expect(linearScale([0, 1], [0, 1]).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearScale([0, 0.03], [0, 1], 3).ticks).toEqual([0, 0.01, 0.02, 0.03]);
  });

  it('has room for a domain of one value', () => {
    expect(linearScale([3, 3], [0, 10]).at(3)).toBe(0);
  });
});

describe('logScale', () => {
  it('places powers of ten evenly', () => {
    const scale = logScale([1, 100], [0, 10]);
    expect(scale.ticks).toEqual([1, 10, 100]);
    expect(scale.at(10)).toBeCloseTo(5, 12);
  });
});
