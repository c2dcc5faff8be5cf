import { newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createShapes } from './createShapes.ts';
import { stripes } from './farShapes.ts';

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

  it('gives a new shape to a placeholder that was rebuilt, and stripes to none but placeholders', () => {
    const origin = { format: 'n8n', kind: 'notion', name: 'File it', original: null };
    const shapesOf = createShapes();
    const before = shapesOf([trigger, { ...agent, origin: { ...origin, isPlaceholder: true } }]);
    const rebuilt = shapesOf([trigger, { ...agent, origin }]);
    expect(rebuilt[0]).toBe(before[0]);
    expect(stripes(before)).toContain(`M${agent.position.x},`);
    expect(stripes(rebuilt)).toBe('');
  });

  it('tells of a step that went', () => {
    const shapesOf = createShapes();
    const before = shapesOf([trigger, agent]);
    expect(shapesOf([trigger])).toEqual([before[0]]);
  });
});
