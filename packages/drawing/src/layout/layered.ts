import type { Position } from '@countersign/model';
import { CARD_WIDTH } from '../cardSize.ts';
import { assignLayers, forwardWires } from './assignLayers.ts';
import type { LayoutCard, LayoutGraph, LayoutWire } from './layoutGraph.ts';
import { orderLayers } from './orderLayers.ts';
import { placeColumns } from './placeColumns.ts';

/** Between two columns there is room for every wire to go up and down. */
const COLUMN_STEP = CARD_WIDTH + 104;
/** Between parts there is room for the frame of a group and for lanes of wires. */
const PART_GAP = 136;
const WIDE = 1.6;
const GRID = 8;

/** Cards that are placed together, from column `left` on and from height 0 on. */
type Part = {
  readonly places: ReadonlyMap<string, { readonly column: number; readonly y: number }>;
  readonly columns: number;
  readonly height: number;
};

/**
 * A place for every card of a graph of any size, in time that hardly grows faster than the graph: columns by the longest
 * way, few crossings, level wires. All columns are those of one grid, so that between them every wire can go up and down;
 * parts that have nothing to do with each other stand side by side, the cards of a group in rows of their own.
 */
export function layered(graph: LayoutGraph): Map<string, Position> {
  const places = new Map<string, Position>();
  const parts = partsOf(graph).map(partPlaces);
  const widest = Math.max(1, ...parts.map(({ columns }) => columns));
  const area = parts.reduce(
    (sum, { columns, height }) => sum + columns * COLUMN_STEP * (height + PART_GAP),
    0,
  );
  const most = Math.max(widest, Math.ceil(Math.sqrt(area * WIDE) / COLUMN_STEP));
  let [left, top, bottom] = [0, 0, 0];
  for (const part of parts) {
    if (left > 0 && left + part.columns > most) [left, top] = [0, bottom];
    for (const [id, { column, y }] of part.places) {
      places.set(id, { x: (left + column) * COLUMN_STEP, y: Math.round((top + y) / GRID) * GRID });
    }
    left += part.columns;
    bottom = Math.max(bottom, top + part.height + PART_GAP);
  }
  return places;
}

/** The graph cut into parts without wires between them, in the order of their first cards. */
function partsOf({ cards, wires }: LayoutGraph): LayoutGraph[] {
  const parent = new Map(cards.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  const join = (a: string, b: string) => parent.set(find(a), find(b));
  for (const { source, target } of wires) join(source, target);
  const groups = new Map<string, string>();
  for (const { id, group } of cards) {
    if (group === undefined) continue;
    join(groups.get(group) ?? id, id);
    groups.set(group, id);
  }
  const wiresOf = Map.groupBy(wires, ({ source }) => find(source));
  return [...Map.groupBy(cards, ({ id }) => find(id))].map(([root, own]) => ({
    cards: own,
    wires: wiresOf.get(root) ?? [],
  }));
}

/** The rows of the cards without a group, and below them those of each group. */
function partPlaces(graph: LayoutGraph): Part {
  const forward = forwardWires(graph);
  const layers = assignLayers(graph, forward);
  const first = graph.cards.reduce((least, { id }) => Math.min(least, layers.get(id) ?? 0), Infinity);
  const places = new Map<string, { readonly column: number; readonly y: number }>();
  let top = 0;
  let columns = 1;
  const bands = Map.groupBy(graph.cards, ({ group }) => group ?? '');
  for (const [group, cards] of [...bands].sort(([a], [b]) => Number(a !== '') - Number(b !== ''))) {
    const { tops, height } = bandTops(cards, { layers, forward });
    for (const [id, y] of tops) {
      const column = (layers.get(id) ?? 0) - first;
      places.set(id, { column, y: top + y });
      columns = Math.max(columns, column + 1);
    }
    top += Math.max(height, group === '' ? 0 : (cards[0]?.foldedHeight ?? 0)) + PART_GAP;
  }
  return { places, columns, height: top - PART_GAP };
}

type Layering = {
  readonly layers: ReadonlyMap<string, number>;
  readonly forward: readonly LayoutWire[];
};

function bandTops(cards: readonly LayoutCard[], { layers, forward }: Layering) {
  const own = new Map(cards.map((card) => [card.id, card]));
  const wires = forward.filter(({ source, target }) => own.has(source) && own.has(target));
  const columns = orderLayers([...own.keys()], layers, wires).filter((column) => column.length > 0);
  const tops = placeColumns({ columns, cards: own, wires });
  const least = [...tops.values()].reduce((min, y) => Math.min(min, y), Infinity);
  const most = [...tops].reduce((max, [id, y]) => Math.max(max, y + (own.get(id)?.height ?? 0)), -Infinity);
  const shifted = new Map([...tops].map(([id, y]) => [id, y - least]));
  return { tops: shifted, height: most - least };
}
