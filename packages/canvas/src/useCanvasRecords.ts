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
export function useCanvasRecords(source: CanvasSource): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  const { document, selection, overrides } = source;
  const [cache] = useState(newCache);
  const nodes = useMemo(() => {
    const steps = document.nodes.map((node): CanvasNode => cached(cache.steps, node, () => stepNode(node)));
    const notes = document.notes.map((note): CanvasNode => cached(cache.notes, note, () => noteNode(note)));
    const selected = new Set([...selection.nodes, ...selection.notes.map(noteKey)]);
    return [...notes, ...steps].map((node) => dressed(node, selected.has(node.id), overrides.get(node.id)));
  }, [document.nodes, document.notes, selection.nodes, selection.notes, overrides, cache]);
  const edges = useMemo(() => {
    const byId = new Map(document.nodes.map((node) => [node.id, node]));
    const selected = new Set(selection.edges);
    return drawableEdges(document).map((edge) => {
      const wire = wireFor(cache.wires, edge, byId);
      return selected.has(edge.id) ? { ...wire, selected: true } : wire;
    });
  }, [document, selection.edges, cache]);
  return { nodes, edges };
}

type Cache = {
  readonly steps: WeakMap<FlowNode, CanvasNode>;
  readonly notes: WeakMap<FlowNote, CanvasNode>;
  readonly wires: WeakMap<FlowEdge, CanvasEdge>;
};

const newCache = (): Cache => ({ steps: new WeakMap(), notes: new WeakMap(), wires: new WeakMap() });

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

/** A wire carries the nodes at its ends for its label, so it is new when one of them is. */
function wireFor(cache: Cache['wires'], edge: FlowEdge, nodes: ReadonlyMap<string, FlowNode>): CanvasEdge {
  const known = cache.get(edge);
  if (
    known?.data?.source === nodes.get(edge.source) &&
    known?.data?.target === nodes.get(edge.target) &&
    known
  )
    return known;
  const wire = wireEdge(edge, nodes);
  cache.set(edge, wire);
  return wire;
}

function dressed(node: CanvasNode, isSelected: boolean, override: Override | undefined): CanvasNode {
  if (!isSelected && override === undefined) return node;
  const { x, y, ...size } = override ?? {};
  const position = { x: x ?? node.position.x, y: y ?? node.position.y };
  return { ...node, ...size, position, selected: isSelected };
}
