import { type Box, routeWires, type Scene, sceneEnds, type WireToRoute } from '@countersign/drawing';
import type { Position } from '@countersign/model';
import { useMemo, useRef } from 'react';

export type Routes = ReadonlyMap<string, readonly Position[]>;

type Known = {
  readonly boxes: readonly Box[];
  readonly ends: readonly WireToRoute[];
  readonly routes: Routes;
};

/** The corners of every wire; the same as before as long as no card and no wire changed its place. */
export function useRoutes(wiring: Pick<Scene, 'cards' | 'wires'>): Routes {
  const known = useRef<Known>(undefined);
  return useMemo(() => {
    const { cards: boxes } = wiring;
    const ends = sceneEnds(wiring);
    const before = known.current;
    if (
      before !== undefined &&
      areSame(before.boxes, boxes, isSameBox) &&
      areSame(before.ends, ends, isSameWire)
    ) {
      return before.routes;
    }
    const routes = new Map<string, readonly Position[]>();
    for (const [id, points] of routeWires(boxes, ends)) {
      const old = before?.routes.get(id);
      routes.set(id, old !== undefined && areSame(old, points, isSamePoint) ? old : points);
    }
    known.current = { boxes, ends, routes };
    return routes;
  }, [wiring]);
}

const areSame = <TItem>(
  a: readonly TItem[],
  b: readonly TItem[],
  isSame: (one: TItem, other: TItem) => boolean,
): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index];
    return other !== undefined && isSame(one, other);
  });

const isSamePoint = (a: Position, b: Position) => a.x === b.x && a.y === b.y;

const isSameBox = (a: Box, b: Box) =>
  a.id === b.id && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

const isSameWire = (a: WireToRoute, b: WireToRoute) =>
  a.id === b.id &&
  a.source === b.source &&
  a.target === b.target &&
  a.port === b.port &&
  a.ports === b.ports &&
  a.sourceY === b.sourceY;
