import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { type Box, blockedWires, overlappingCards, routeWires, type WireToRoute } from './routeWires.ts';
import { sceneBoxes, sceneEnds, sceneOf } from './scene.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples');

const card = (id: string, x: number, y: number): Box => ({ id, x, y, width: 248, height: 114 });

const wire = (source: Box, target: Box): WireToRoute => ({
  id: `${source.id}-${target.id}`,
  source: source.id,
  target: target.id,
  sourceX: source.x + source.width,
  sourceY: source.y + 26,
  targetX: target.x,
  targetY: target.y + 26,
  sourceBelow: 88,
  targetBelow: 88,
});

const [left, middle, right] = [card('left', 0, 0), card('middle', 352, 0), card('right', 704, 0)];

describe('routeWires', () => {
  it('leads a wire round a card that stands between its ends', () => {
    const wires = [wire(left, right)];
    const routes = routeWires([left, middle, right], wires);
    expect(blockedWires([left, middle, right], wires, new Map())).toEqual(['left-right']);
    expect(blockedWires([left, middle, right], wires, routes)).toEqual([]);
  });

  it('leads a wire back round everything between', () => {
    const wires = [wire(right, left)];
    const below = card('below', 352, 130);
    const boxes = [left, middle, right, below];
    expect(blockedWires(boxes, wires, routeWires(boxes, wires))).toEqual([]);
  });

  it('finds a way between cards that stand so close that no lane is free', () => {
    // Rows shifted against each other, 14 pixels apart: every straight lane ends at a card.
    const boxes = Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: 5 }, (__, column) =>
        card(`r${row}c${column}`, column * 300 + (row % 2) * 150, row * 128),
      ),
    ).flat();
    const wires = boxes.flatMap((from) =>
      boxes
        .filter((to) => to !== from && Number(to.id[1]) !== Number(from.id[1]))
        .map((to) => wire(from, to)),
    );
    const some = wires.filter((_, index) => index % 7 === 0);
    const routes = routeWires(boxes, some);
    expect(blockedWires(boxes, some, new Map()).length).toBeGreaterThan(40);
    expect(blockedWires(boxes, some, routes)).toEqual([]);
  });

  it.each([1e6, 1e9, 1e308])('finds its way to a card as far away as %d', (far) => {
    const boxes = [left, middle, card('far', far, -far)];
    const wires = [wire(left, boxes[2]!), wire(boxes[2]!, left)];
    const routes = routeWires(boxes, wires);
    expect([...routes.values()].every((points) => points.length >= 2)).toBe(true);
    if (far < 1e300) expect(blockedWires(boxes, wires, routes)).toEqual([]);
  });

  it('leaves a wire as it is when nothing is in its way', () => {
    const wires = [wire(left, middle)];
    expect(routeWires([left, middle], wires).get('left-middle')).toEqual([
      { x: 248, y: 26 },
      { x: 352, y: 26 },
    ]);
  });

  it.each(readdirSync(EXAMPLES))('runs no wire of %s through a card, and no card covers another', (name) => {
    const flow = FlowDocument.parse(JSON.parse(readFileSync(join(EXAMPLES, name, 'flow.json'), 'utf8')));
    const scene = sceneOf(flow);
    const [boxes, wires] = [sceneBoxes(scene), sceneEnds(scene)];
    expect(wires.length).toBeGreaterThan(4);
    expect(overlappingCards(boxes)).toEqual([]);
    expect(blockedWires(boxes, wires, routeWires(boxes, wires))).toEqual([]);
  });
});

describe('overlappingCards', () => {
  it('names each pair that covers each other once', () => {
    expect(overlappingCards([left, card('over', 100, 50), right])).toEqual([['left', 'over']]);
  });
});
