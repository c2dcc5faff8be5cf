import type { FlowDocument, FlowEdge, FlowGroup, FlowNode, FlowNote } from '@countersign/model';
import { useMemo, useState } from 'react';
import { type SceneWire, sceneOf } from './scene.ts';
import type { Selection } from './selection.ts';
import {
  type CanvasEdge,
  type CanvasNode,
  frameNode,
  groupNode,
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
  const { nodes: all, edges: wires, groups: grouped } = document;
  const scene = useMemo(
    () => sceneOf({ nodes: all, edges: wires, ...(grouped === undefined ? {} : { groups: grouped }) }),
    [all, wires, grouped],
  );
  const routes = useRoutes(scene);
  const resting = useMemo(() => {
    const { folded, frames } = scene.groups;
    const steps = scene.steps.map((node): CanvasNode => cached(cache.steps, node, () => stepNode(node)));
    const notes = document.notes.map((note): CanvasNode => cached(cache.notes, note, () => noteNode(note)));
    const chosen = new Set(selection.nodes);
    const isWhole = ({ group }: { readonly group: FlowGroup }) => group.nodes.every((id) => chosen.has(id));
    const selected = new Set([
      ...selection.nodes,
      ...selection.notes.map(noteKey),
      ...[...folded, ...frames].filter(isWhole).map(({ id }) => id),
    ]);
    return [...frames.map(frameNode), ...notes, ...steps, ...folded.map(groupNode)].map((node) =>
      selected.has(node.id) ? cached(cache.selected, node, () => ({ ...node, selected: true })) : node,
    );
  }, [scene, document.notes, selection.nodes, selection.notes, cache]);
  const nodes = useMemo(
    () => (overrides.size === 0 ? resting : resting.map((node) => overridden(node, overrides.get(node.id)))),
    [resting, overrides],
  );
  const edges = useMemo(() => {
    const byId = new Map(document.nodes.map((node) => [node.id, node]));
    const selected = new Set(selection.edges);
    return scene.wires.map((one) => {
      const wire = wireFor(cache.wires, one, { nodes: byId, routes });
      return selected.has(one.edge.id) ? { ...wire, selected: true } : wire;
    });
  }, [document.nodes, scene, selection.edges, routes, cache]);
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
function wireFor(cache: Cache['wires'], wire: SceneWire, { nodes, routes }: WireParts): CanvasEdge {
  const { edge } = wire;
  const known = cache.get(edge);
  const points = routes.get(edge.id);
  const { source, target, points: drawn } = known?.data ?? {};
  const isSame =
    source === nodes.get(edge.source) &&
    target === nodes.get(edge.target) &&
    known?.source === wire.from.id &&
    known?.target === wire.to.id &&
    drawn === points;
  if (known !== undefined && isSame) return known;
  const made = wireEdge(wire, { nodes, points });
  cache.set(edge, made);
  return made;
}

function overridden(node: CanvasNode, override: Override | undefined): CanvasNode {
  if (override === undefined) return node;
  const { x, y, ...size } = override;
  return { ...node, ...size, position: { x: x ?? node.position.x, y: y ?? node.position.y } };
}
