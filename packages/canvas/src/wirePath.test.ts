import { describe, expect, it } from 'vitest';
import { wirePath } from './wirePath.ts';

const ends = { sourceY: 100, targetY: 60, sourceBelow: 40, targetBelow: 90 };

describe('wirePath', () => {
  it('runs below both cards when it leads back', () => {
    const { isBack, y } = wirePath({ ...ends, sourceX: 900, targetX: 300 });
    expect(isBack).toBe(true);
    expect(y).toBeGreaterThan(150);
  });

  it('is a stepped line when it leads on', () => {
    const { isBack, path } = wirePath({ ...ends, sourceX: 300, targetX: 900 });
    expect(isBack).toBe(false);
    expect(path).toMatch(/^M ?300/);
  });
});
