import { describe, expect, it } from 'vitest';
import { spreadPoints } from './spreadPoints.ts';

describe('spreadPoints', () => {
  it('leaves points that lie apart where they are', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
      { x: 5, y: 40 },
    ];
    expect(spreadPoints(points, 30)).toEqual(points);
  });

  it('puts points of one place beside each other', () => {
    const spread = spreadPoints(
      Array.from({ length: 5 }, () => ({ x: 10, y: 10 })),
      30,
    );
    expect(spread.map(({ x }) => x)).toEqual([10, 40, 70, 100, 130]);
  });

  it('does not move a point onto a third one', () => {
    const spread = spreadPoints(
      [
        { x: 0, y: 0 },
        { x: 35, y: 0 },
        { x: 2, y: 0 },
      ],
      30,
    );
    expect(spread[2]).toEqual({ x: 65, y: 0 });
  });
});
