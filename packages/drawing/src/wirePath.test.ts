import { describe, expect, it } from 'vitest';
import { turnOff, wirePath, wirePoints } from './wirePath.ts';

const ends = { sourceY: 100, targetY: 60, sourceBelow: 40, targetBelow: 90 };

describe('wirePath', () => {
  it('runs below both cards when it leads back', () => {
    const points = wirePoints({ ...ends, sourceX: 900, targetX: 300 });
    expect(Math.max(...points.map(({ y }) => y))).toBeGreaterThan(150);
    expect(wirePath(points)).toMatchObject({ y: Math.max(...points.map(({ y }) => y)) });
  });

  it('has one level, one upright and one level stretch when it leads on', () => {
    const points = wirePoints({ ...ends, sourceX: 300, targetX: 900 });
    expect(points).toEqual([
      { x: 300, y: 100 },
      { x: 600, y: 100 },
      { x: 600, y: 60 },
      { x: 900, y: 60 },
    ]);
  });

  it('is one straight line between ends of the same height', () => {
    const points = wirePoints({ ...ends, targetY: 100, sourceX: 300, targetX: 900 });
    expect(points).toHaveLength(2);
  });

  it('turns the upper of two wires that go down further away, so that they do not cross', () => {
    const down = { ...ends, sourceX: 0, targetX: 900, targetY: 500, ports: 2 };
    expect(turnOff({ ...down, port: 0 })).toBeGreaterThan(turnOff({ ...down, port: 1 }));
  });
});
