import { type CardShape, createRouting, type SceneWire, wireEnds } from '@countersign/drawing';
import type { Position } from '@countersign/model';
import { useMemo, useRef } from 'react';

/** The corners of a wire. */
export type Route = (wire: SceneWire) => readonly Position[];

type Known = { readonly wire: SceneWire; readonly points: readonly Position[] };

/**
 * Finds the corners of wires, each when it is asked for: of a large flow only some are in view. A wire whose way is what it
 * was keeps its list of corners, whatever else moved.
 */
export function useRoutes(cards: readonly CardShape[]): Route {
  const before = useRef(new Map<string, readonly Position[]>());
  return useMemo(() => {
    const known = new Map<string, Known>();
    const find = createRouting(cards);
    return (wire) => {
      const { id } = wire.edge;
      const found = known.get(id);
      if (found !== undefined && isSameWire(found.wire, wire)) return found.points;
      const made = find(wireEnds(id, wire.port, wire.from, wire.to));
      const old = before.current.get(id);
      const points = old !== undefined && areSame(old, made) ? old : made;
      before.current.set(id, points);
      known.set(id, { wire, points });
      return points;
    };
  }, [cards]);
}

const isSameWire = (a: SceneWire, b: SceneWire): boolean =>
  a.from === b.from && a.to === b.to && a.port === b.port;

const areSame = (a: readonly Position[], b: readonly Position[]): boolean =>
  a.length === b.length && a.every(({ x, y }, index) => b[index]?.x === x && b[index].y === y);
