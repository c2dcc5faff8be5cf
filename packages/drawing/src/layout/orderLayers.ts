import type { LayoutWire } from './layoutGraph.ts';

const SWEEPS = 6;

/**
 * The cards of each column from top to bottom, with few crossings: again and again each card is put where the middle of
 * its neighbours in the columns before, then behind, is.
 */
export function orderLayers(
  ids: readonly string[],
  layers: ReadonlyMap<string, number>,
  wires: readonly LayoutWire[],
): string[][] {
  const columns: string[][] = [];
  for (const id of ids) {
    const layer = layers.get(id) ?? 0;
    columns[layer] ??= [];
    columns[layer].push(id);
  }
  const full = Array.from(columns, (column) => column ?? []);
  const before = neighbours(wires, ({ source, target, out }) => [target, source, out]);
  const behind = neighbours(wires, ({ source, target }) => [source, target, 0]);
  const places = new Map<string, number>();
  for (const column of full) note(column, places);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isForward = sweep % 2 === 0;
    for (const column of isForward ? full : full.toReversed()) {
      sortBy(column, isForward ? before : behind, places);
      note(column, places);
    }
  }
  return full;
}

type Neighbour = { readonly id: string; readonly share: number };

/** By card; of several ways out of one card the upper ones lead further up. */
function neighbours(
  wires: readonly LayoutWire[],
  read: (wire: LayoutWire) => readonly [of: string, id: string, out: number],
): Map<string, Neighbour[]> {
  const found = new Map<string, Neighbour[]>();
  for (const wire of wires) {
    const [of, id, out] = read(wire);
    const neighbour = { id, share: out / (out + 1_000) };
    const known = found.get(of);
    if (known === undefined) found.set(of, [neighbour]);
    else known.push(neighbour);
  }
  return found;
}

function sortBy(
  column: string[],
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  places: ReadonlyMap<string, number>,
): void {
  const middle = new Map(
    column.map((id, index) => {
      const others = neighbours.get(id) ?? [];
      const sum = others.reduce((total, other) => total + (places.get(other.id) ?? 0) + other.share * 0.9, 0);
      return [id, others.length === 0 ? index : sum / others.length];
    }),
  );
  column.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
}

function note(column: readonly string[], places: Map<string, number>): void {
  column.forEach((id, index) => {
    places.set(id, index);
  });
}
