import { describe, expect, it } from 'vitest';
import { searchWay } from './searchWay.ts';

const card = (x: number, y: number, clearance = 6) => ({ x, y, width: 200, height: 100, clearance });

/** Whether a line of corners passes through the inside of a card. */
const crosses = (
  way: readonly { x: number; y: number }[],
  { x, y, width, height }: ReturnType<typeof card>,
): boolean =>
  way.some((a, index) => {
    const b = way[index + 1];
    if (b === undefined) return false;
    return (
      Math.min(a.x, b.x) < x + width &&
      Math.max(a.x, b.x) > x &&
      Math.min(a.y, b.y) < y + height &&
      Math.max(a.y, b.y) > y
    );
  });

describe('the way of a wire between cards that stand close', () => {
  it('goes around all of them with level and upright stretches, out to the right and in from the left', () => {
    const cards = [
      card(0, 0, 0),
      card(220, 0),
      card(220, 112),
      card(220, -112),
      card(440, 0),
      card(440, 112),
      card(660, 0, 0),
    ];
    const way = searchWay({
      from: { x: 206, y: 40 },
      to: { x: 655, y: 40 },
      stub: 6,
      obstacles: cards.slice(1, -1),
    });
    expect(way?.[0]).toEqual({ x: 206, y: 40 });
    expect(way?.at(-1)).toEqual({ x: 655, y: 40 });
    expect(cards.filter((one) => crosses(way ?? [], one))).toEqual([]);
    const isLevelOrUpright = way?.every(({ x, y }, index) => {
      const next = way[index + 1];
      return next === undefined || next.x === x || next.y === y;
    });
    expect(isLevelOrUpright).toBe(true);
  });

  it('leads back to a card on the left', () => {
    const cards = [card(400, 0, 0), card(0, 0, 0), card(200, 160)];
    const way = searchWay({ from: { x: 606, y: 40 }, to: { x: -5, y: 40 }, stub: 6, obstacles: cards }) ?? [];
    expect(cards.filter((one) => crosses(way, one))).toEqual([]);
    expect(way[1]?.x).toBeGreaterThan(606);
    expect(way.at(-2)?.x).toBeLessThan(-5);
  });

  it('is not there when the end is walled in', () => {
    const walls = [card(300, -60), card(300, 46), card(290, 0)];
    expect(
      searchWay({ from: { x: 0, y: 50 }, to: { x: 350, y: 50 }, stub: 6, obstacles: walls }),
    ).toBeUndefined();
  });
});
