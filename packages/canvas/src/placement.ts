import { CARD_WIDTH, type Move, nodeSize, portY, type Size } from '@countersign/drawing';
import {
  type FlowDocument,
  type FlowNode,
  type NodeKind,
  newNode,
  nodeById,
  outPorts,
  type Position,
} from '@countersign/model';

const GAP_X = 88;
const GAP_Y = 32;

/** The nearest place at or below `wish` where a card of this kind covers no other card. */
export function freePosition(document: FlowDocument, kind: NodeKind, wish: Position): Position {
  return freePlace(document, nodeSize(newNode(kind, { nodes: [] }, wish)), wish);
}

/** The nearest place at or below `wish` where something of this size covers no card and no note. */
export function freePlace(document: FlowDocument, size: Size, wish: Position): Position {
  const others = [
    ...document.nodes.map((node) => ({ ...node.position, ...nodeSize(node) })),
    ...document.notes.map((note) => ({ ...note.position, width: note.width, height: note.height })),
  ];
  const inColumn = others
    .filter((other) => other.x < wish.x + size.width + GAP_Y && wish.x < other.x + other.width + GAP_Y)
    .sort((a, b) => a.y - b.y);
  let y = wish.y;
  for (const other of inColumn) {
    const bottom = other.y + other.height + GAP_Y;
    if (y < bottom && other.y < y + size.height + GAP_Y) y = bottom;
  }
  return snapped({ x: wish.x, y });
}

/** Where a step that follows a port stands: right of it, at its height, covering nothing. */
export function positionAfter(
  document: FlowDocument,
  source: string,
  port: string,
  kind: NodeKind,
): Position {
  const node = nodeById(document, source);
  if (node === undefined) return { x: 0, y: 0 };
  const ports = outPorts(node);
  const index = Math.max(
    0,
    ports.findIndex((candidate) => candidate.name === port),
  );
  const first = portY(node, 0);
  const wish = { x: node.position.x + CARD_WIDTH + GAP_X, y: node.position.y + (portY(node, index) - first) };
  return freePosition(document, kind, wish);
}

/** A place in the middle of a wire and the moves that make room for a card there: everything behind it shifts right. */
export function roomOnEdge(
  document: FlowDocument,
  edgeId: string,
  kind: NodeKind,
): { position: Position; moves: Move[] } {
  const edge = document.edges.find((candidate) => candidate.id === edgeId);
  const source = edge && nodeById(document, edge.source);
  const target = edge && nodeById(document, edge.target);
  if (source === undefined || target === undefined) return { position: { x: 0, y: 0 }, moves: [] };
  const x = source.position.x + CARD_WIDTH + GAP_X;
  const missing = x + CARD_WIDTH + GAP_X - target.position.x;
  const isForward = target.position.x > source.position.x;
  const moved = isForward && missing > 0 ? behind(document, target, source) : [];
  const moves = moved.map((node) => ({
    id: node.id,
    position: snapped({ x: node.position.x + missing, y: node.position.y }),
  }));
  const shifted = new Map(moves.map((move) => [move.id, move.position]));
  const room = {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, position: shifted.get(node.id) ?? node.position })),
  };
  return { position: freePosition(room, kind, { x, y: target.position.y }), moves };
}

/** The target and what stands right of it and can be reached from it, so that loops back do not drag the start along. */
function behind(document: FlowDocument, target: FlowNode, source: FlowNode): FlowNode[] {
  const found = new Set([target.id]);
  const queue = [target.id];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const edge of document.edges) {
      const next = edge.source === id ? nodeById(document, edge.target) : undefined;
      if (next === undefined || found.has(next.id) || next.position.x <= source.position.x) continue;
      found.add(next.id);
      queue.push(next.id);
    }
  }
  return document.nodes.filter((node) => found.has(node.id));
}

export const GRID = 8;

/** The nearest place on the grid. */
export const snapped = ({ x, y }: Position): Position => ({
  x: Math.round(x / GRID) * GRID,
  y: Math.round(y / GRID) * GRID,
});
