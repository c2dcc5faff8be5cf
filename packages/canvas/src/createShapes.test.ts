import { newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createShapes } from './createShapes.ts';

const trigger = newNode('trigger', { nodes: [] }, { x: 0, y: 0 });
const agent = newNode('agent', { nodes: [] }, { x: 352, y: 0 });

describe('createShapes', () => {
  it('gives the same list while only words change', () => {
    const shapesOf = createShapes();
    const before = shapesOf([trigger, agent]);
    expect(shapesOf([trigger, { ...agent, title: 'Judge the refund' }])).toBe(before);
  });

  it('gives a new shape to the step that moved, and to no other', () => {
    const shapesOf = createShapes();
    const [first, second] = shapesOf([trigger, agent]);
    const [still, moved] = shapesOf([trigger, { ...agent, position: { x: 400, y: 0 } }]);
    expect(still).toBe(first);
    expect(moved).not.toBe(second);
    expect(moved?.x).toBe(400);
  });

  it('tells of a step that went', () => {
    const shapesOf = createShapes();
    const before = shapesOf([trigger, agent]);
    expect(shapesOf([trigger])).toEqual([before[0]]);
  });
});
