import type { FlowDocument, FlowEdge, FlowNode, Position } from '@countersign/model';
import { useMemo, useRef } from 'react';
import { type Box, routeWires } from './routeWires.ts';
import { drawableEdges } from './toReactFlow.ts';
import { boxOf, wireEnds } from './wireEnds.ts';

export type Routes = ReadonlyMap<string, readonly Position[]>;

type Known = { readonly boxes: readonly Box[]; readonly edges: readonly FlowEdge[]; readonly routes: Routes };

/** The corners of every wire; the same as before as long as no card and no wire changed its place. */
export function useRoutes({ nodes, edges }: Pick<FlowDocument, 'nodes' | 'edges'>): Routes {
  const known = useRef<Known>(undefined);
  return useMemo(() => {
    const boxes = nodes.map(boxOf);
    const before = known.current;
    if (before !== undefined && before.edges === edges && areSame(before.boxes, boxes)) return before.routes;
    const routes = routesOf({ nodes, edges }, boxes, before?.routes);
    known.current = { boxes, edges, routes };
    return routes;
  }, [nodes, edges]);
}

function routesOf(
  document: Pick<FlowDocument, 'nodes' | 'edges'>,
  boxes: readonly Box[],
  before: Routes | undefined,
): Routes {
  const byId = new Map(document.nodes.map((node): [string, FlowNode] => [node.id, node]));
  const wires = drawableEdges(document).flatMap((edge) => {
    const source = byId.get(edge.source);
    const target = byId.get(edge.target);
    return source === undefined || target === undefined ? [] : [wireEnds(edge, source, target)];
  });
  const routes = new Map<string, readonly Position[]>();
  for (const [id, points] of routeWires(boxes, wires)) {
    const old = before?.get(id);
    routes.set(id, old !== undefined && areEqual(old, points) ? old : points);
  }
  return routes;
}

const areSame = (a: readonly Box[], b: readonly Box[]): boolean =>
  a.length === b.length &&
  a.every((box, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      box.id === other.id &&
      box.x === other.x &&
      box.y === other.y &&
      box.width === other.width &&
      box.height === other.height
    );
  });

const areEqual = (a: readonly Position[], b: readonly Position[]): boolean =>
  a.length === b.length && a.every((point, index) => point.x === b[index]?.x && point.y === b[index]?.y);
