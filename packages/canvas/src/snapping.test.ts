import { describe, expect, it } from 'vitest';
import { snapTo } from './snapping.ts';

const box = (x: number, y: number) => ({ x, y, width: 248, height: 100 });

describe('snapTo', () => {
  it('brings a card in line with a neighbour and shows the line through both', () => {
    const { dx, dy, guides } = snapTo(box(404, 3), [box(0, 0)]);
    expect([dx, dy]).toEqual([0, -3]);
    expect(guides).toEqual([{ axis: 'y', at: 0, from: 0, to: 652 }]);
  });

  it('prefers the nearest of several neighbours', () => {
    expect(snapTo(box(500, 4), [box(0, 0), box(1_000, 5)]).dy).toBe(1);
  });

  it('leaves a card alone that is in line with nothing', () => {
    expect(snapTo(box(500, 40), [box(0, 0)])).toEqual({ dx: 0, dy: 0, guides: [] });
  });
});
