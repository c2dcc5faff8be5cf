import type { FlowDocument, Position } from '@countersign/model';
import { type Box, blockedWires, overlappingCards, routeWires } from '../routeWires.ts';
import { sceneBoxes, sceneEnds, sceneOf } from '../scene.ts';
import { boxOf } from '../wireEnds.ts';
import type { Move } from './move.ts';
import { doCover, noteMoves } from './noteMoves.ts';

const GRID = 8;
const GAP = 40;

export type Places = ReadonlyMap<string, Position>;

/**
 * The moves that bring cards to their places: the first corner stays where it was, cards that are not moved are not
 * covered, and notes go along with their steps, or above everything where they would be in the way.
 */
export function finishPlaces(document: FlowDocument, places: Places): Move[] {
  const before = document.nodes.filter(({ id }) => places.has(id));
  const origin = corner(before.map(({ position }) => position));
  const start = corner([...places.values()]);
  const boxes = before.map((node) => {
    const { x, y } = places.get(node.id) ?? node.position;
    return { ...boxOf(node), x: snap(origin.x + x - start.x), y: snap(origin.y + y - start.y) };
  });
  const others = document.nodes.filter(({ id }) => !places.has(id)).map(boxOf);
  const down = freeShift(boxes, others);
  const moved = boxes.map((box) => ({ ...box, y: box.y + down }));
  const cards = moved.map(({ id, x, y }): Move => ({ id, position: { x, y } }));
  return [
    ...cards,
    ...noteMoves(document.notes, { before: document.nodes.map(boxOf), after: [...others, ...moved] }),
  ];
}

/** Whether no card covers another and no wire runs through a card after these moves. */
export function isClear(document: FlowDocument, moves: readonly Move[]): boolean {
  const to = new Map(moves.map(({ id, position }) => [id, position]));
  const nodes = document.nodes.map((node) => ({ ...node, position: to.get(node.id) ?? node.position }));
  const scene = sceneOf({ ...document, nodes });
  const [boxes, wires] = [sceneBoxes(scene), sceneEnds(scene)];
  return (
    overlappingCards(boxes).length === 0 &&
    blockedWires(boxes, wires, routeWires(boxes, wires)).length === 0 &&
    areApart(scene.groups.frames, boxes)
  );
}

/** Whether each frame has only its own cards in it. */
function areApart(
  frames: readonly (Box & { readonly group: { readonly nodes: readonly string[] } })[],
  boxes: readonly Box[],
) {
  return frames.every((frame) => {
    const own = new Set(frame.group.nodes);
    return boxes.every((box) => own.has(box.id) || !doCover(frame, box));
  });
}

/** How far down something has to go to cover nothing of what stays. */
function freeShift(moved: readonly Box[], others: readonly Box[]): number {
  let down = 0;
  // Each turn passes at least one card for good.
  for (let turn = 0; turn <= others.length; turn += 1) {
    const steps = moved.flatMap((box) => {
      const here = { ...box, y: box.y + down - GAP, height: box.height + 2 * GAP };
      return others.filter((other) => doCover(here, other)).map((other) => other.y + other.height - here.y);
    });
    if (steps.length === 0) return down;
    down = snap(down + Math.max(...steps) + GRID);
  }
  return down;
}

const corner = (positions: readonly Position[]): Position => ({
  x: positions.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY),
  y: positions.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY),
});

const snap = (value: number): number => Math.round(value / GRID) * GRID;
