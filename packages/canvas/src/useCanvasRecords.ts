import type { FlowDocument, FlowEdge, FlowNode, FlowNote } from '@countersign/model';
import { useMemo, useState } from 'react';
import type { Selection } from './selection.ts';
import {
  type CanvasEdge,
  type CanvasNode,
  drawableEdges,
  noteKey,
  noteNode,
  stepNode,
  wireEdge,
} from './toReactFlow.ts';
import { type Routes, useRoutes } from './useRoutes.ts';

/** Where a card is while a gesture moves or sizes it, before the command. */
export type Override = {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
};
export type Overrides = ReadonlyMap<string, Override>;

export type CanvasSource = {
  readonly document: FlowDocument;
  readonly selection: Selection;
  readonly overrides: Overrides;
};

/**
 * The document as React Flow wants it. A record that did not change keeps its object, so that React Flow and React skip
 * it: moving one of a thousand cards makes one new object.
 */
export function useCanvasRecords({ document, selection, overrides }: CanvasSource): {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
} {
  const [cache] = useState(newCache);
  const routes = useRoutes(document);
  const resting = useMemo(() => {
    const steps = document.nodes.map((node): CanvasNode => cached(cache.steps, node, () => stepNode(node)));
    const notes = document.notes.map((note): CanvasNode => cached(cache.notes, note, () => noteNode(note)));
    const selected = new Set([...selection.nodes, ...selection.notes.map(noteKey)]);
    return [...notes, ...steps].map((node) =>
      selected.has(node.id) ? cached(cache.selected, node, () => ({ ...node, selected: true })) : node,
    );
  }, [document.nodes, document.notes, selection.nodes, selection.notes, cache]);
  const nodes = useMemo(
    () => (overrides.size === 0 ? resting : resting.map((node) => overridden(node, overrides.get(node.id)))),
    [resting, overrides],
  );
  const edges = useMemo(() => {
    const byId = new Map(document.nodes.map((node) => [node.id, node]));
    const selected = new Set(selection.edges);
    return drawableEdges(document).map((edge) => {
      const wire = wireFor(cache.wires, edge, { nodes: byId, routes });
      return selected.has(edge.id) ? { ...wire, selected: true } : wire;
    });
  }, [document, selection.edges, routes, cache]);
  return { nodes, edges };
}

type Cache = {
  readonly steps: WeakMap<FlowNode, CanvasNode>;
  readonly notes: WeakMap<FlowNote, CanvasNode>;
  readonly selected: WeakMap<CanvasNode, CanvasNode>;
  readonly wires: WeakMap<FlowEdge, CanvasEdge>;
};

const newCache = (): Cache => ({
  steps: new WeakMap(),
  notes: new WeakMap(),
  selected: new WeakMap(),
  wires: new WeakMap(),
});

function cached<TKey extends object, TValue>(
  cache: WeakMap<TKey, TValue>,
  key: TKey,
  make: () => TValue,
): TValue {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const value = make();
  cache.set(key, value);
  return value;
}

type WireParts = { readonly nodes: ReadonlyMap<string, FlowNode>; readonly routes: Routes };

/** A wire carries the nodes at its ends and its line, so it is new when one of them is. */
function wireFor(cache: Cache['wires'], edge: FlowEdge, { nodes, routes }: WireParts): CanvasEdge {
  const known = cache.get(edge);
  const points = routes.get(edge.id);
  const { source, target, points: drawn } = known?.data ?? {};
  const isSame = source === nodes.get(edge.source) && target === nodes.get(edge.target) && drawn === points;
  if (known !== undefined && isSame) return known;
  const wire = wireEdge(edge, nodes, points);
  cache.set(edge, wire);
  return wire;
}

function overridden(node: CanvasNode, override: Override | undefined): CanvasNode {
  if (override === undefined) return node;
  const { x, y, ...size } = override;
  return { ...node, ...size, position: { x: x ?? node.position.x, y: y ?? node.position.y } };
}
