import type { FlowDocument, FlowNode } from '@countersign/model';
import type { Move } from './layout/move.ts';
import type { Box } from './routeWires.ts';
import { boxOf } from './wireEnds.ts';

const GAP = 32;
const GRID = 8;

type Drawn = Pick<FlowDocument, 'nodes'>;

/**
 * Moves that make room below cards that an edit made higher: what such a card covers now and did not before goes down, and so
 * does what that would cover. Nothing else moves.
 */
export function roomForGrown(before: Drawn, after: Drawn): Move[] {
  const grown = grownCards(before, after);
  if (grown.length === 0) return [];
  const places = new Map(after.nodes.map((node) => [node.id, boxOf(node)]));
  const queue = grown.map(({ now }) => now.id);
  const wasCovered = new Map(grown.map(({ was, now }) => [now.id, was]));
  const moved = new Set<string>();
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    // Where it stands now: it may have been sent further down since.
    const card = places.get(id);
    if (card === undefined) continue;
    const was = wasCovered.get(id);
    for (const other of places.values()) {
      if (other.id === card.id || other.y < card.y || !covers(card, other)) continue;
      // What was covered before somebody has put there.
      if (was !== undefined && covers(was, other)) continue;
      const lower = { ...other, y: Math.ceil((card.y + card.height + GAP) / GRID) * GRID };
      places.set(other.id, lower);
      moved.add(other.id);
      queue.push(other.id);
    }
  }
  return [...moved].flatMap((id) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ id, position: { x: place.x, y: place.y } }];
  });
}

type Grown = { readonly was: Box; readonly now: Box };

/** Cards that stand where they stood and are higher than they were. */
function grownCards(before: Drawn, after: Drawn): Grown[] {
  const changed = after.nodes.filter((node, index) => node !== before.nodes[index]);
  if (changed.length === 0) return [];
  const known = new Map<string, FlowNode>(before.nodes.map((node) => [node.id, node]));
  return changed.flatMap((node) => {
    const old = known.get(node.id);
    if (old === undefined || old === node) return [];
    const [was, now] = [boxOf(old), boxOf(node)];
    return now.height > was.height && now.x === was.x && now.y === was.y ? [{ was, now }] : [];
  });
}

const covers = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
