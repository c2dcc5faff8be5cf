import type { LayoutGraph, LayoutWire } from './layoutGraph.ts';

/** The wires that lead on: what closes a loop, seen from where the flow begins, is left out. */
export function forwardWires({ cards, wires }: LayoutGraph): readonly LayoutWire[] {
  const leaving = Map.groupBy(wires, ({ source }) => source);
  const entered = new Set(wires.map(({ target }) => target));
  const roots = [...cards.filter(({ id }) => !entered.has(id)), ...cards];
  const state = new Map<string, 'open' | 'done'>();
  const forward: LayoutWire[] = [];
  for (const root of roots) {
    if (state.has(root.id)) continue;
    state.set(root.id, 'open');
    // A list instead of calls within calls: a flow may be thousands of steps long.
    const path = [{ id: root.id, next: 0 }];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const wire = leaving.get(here.id)?.[here.next];
      here.next += 1;
      if (wire === undefined) {
        state.set(here.id, 'done');
        path.pop();
      } else if (state.get(wire.target) !== 'open') {
        forward.push(wire);
        if (state.has(wire.target)) continue;
        state.set(wire.target, 'open');
        path.push({ id: wire.target, next: 0 });
      }
    }
  }
  return forward;
}

/**
 * The column of each card: right of everything that leads to it, and no further left of what it leads to than it must be.
 * `forward` has no loops.
 */
export function assignLayers({ cards }: LayoutGraph, forward: readonly LayoutWire[]): Map<string, number> {
  const leaving = Map.groupBy(forward, ({ source }) => source);
  const waiting = new Map<string, number>();
  for (const { target } of forward) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const order = cards.flatMap(({ id }) => (waiting.has(id) ? [] : [id]));
  const layers = new Map<string, number>(cards.map(({ id }) => [id, 0]));
  // It grows while it is read: a card joins when all that lead to it have been.
  for (const id of order) {
    for (const { target } of leaving.get(id) ?? []) {
      layers.set(target, Math.max(layers.get(target) ?? 0, (layers.get(id) ?? 0) + 1));
      const left = (waiting.get(target) ?? 1) - 1;
      waiting.set(target, left);
      if (left === 0) order.push(target);
    }
  }
  const hasSource = new Set(forward.map(({ target }) => target));
  for (const id of order.toReversed()) {
    const next = leaving.get(id)?.map(({ target }) => layers.get(target) ?? 0) ?? [];
    if (next.length > 0 && !hasSource.has(id)) layers.set(id, Math.min(...next) - 1);
  }
  return layers;
}
