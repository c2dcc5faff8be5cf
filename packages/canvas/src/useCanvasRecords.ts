import { groupsOf, type SceneWire, type StepShape, seenSteps, wiringOf } from '@countersign/drawing';
import type { FlowDocument, FlowEdge, FlowGroup, FlowNode, FlowNote } from '@countersign/model';
import { useMemo } from 'react';
import type { CanvasLabels } from './canvasLabels.ts';
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
import { useRoutes } from './useRoutes.ts';
import { type WireNames, wireNames } from './wireNames.ts';

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
  /** Of the document's steps. */
  readonly shapes: readonly StepShape[];
  readonly selection: Selection;
  readonly overrides: Overrides;
  readonly labels: CanvasLabels;
};

type CanvasRecords = { readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] };

/**
 * The document as React Flow wants it. A record that did not change keeps its object, so that React Flow and React skip
 * it: moving one of a thousand cards makes one new object, and typing a title leaves every wire alone.
 */
export function useCanvasRecords(source: CanvasSource): CanvasRecords {
  const { document, shapes, selection, overrides, labels } = source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the records hold words, and are made anew in another language
  const cache = useMemo(newCache, [labels]);
  const { nodes: all, edges: wires, groups: grouped } = document;
  const groups = useMemo(
    () => groupsOf({ nodes: all, edges: wires, ...(grouped === undefined ? {} : { groups: grouped }) }),
    [all, wires, grouped],
  );
  const wiring = useMemo(() => wiringOf({ shapes, groups, edges: wires }), [shapes, groups, wires]);
  const routes = useRoutes(wiring);
  const resting = useMemo(() => {
    const { folded, frames } = groups;
    const steps = seenSteps(all, groups).map(
      (node): CanvasNode => cached(cache.steps, node, () => stepNode(node, labels)),
    );
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
  }, [all, groups, document.notes, selection.nodes, selection.notes, cache, labels]);
  const nodes = useMemo(
    () => (overrides.size === 0 ? resting : resting.map((node) => overridden(node, overrides.get(node.id)))),
    [resting, overrides],
  );
  const edges = useMemo(() => {
    const selected = new Set(selection.edges);
    const nameOf = wireNames(cache.names, { nodes: all, labels });
    return unchanged(
      cache,
      wiring.wires.map((one) => {
        const parts = { name: nameOf(one), points: routes.get(one.edge.id), labels };
        const wire = wireFor(cache.wires, one, parts);
        return selected.has(one.edge.id)
          ? cached(cache.chosen, wire, () => ({ ...wire, selected: true }))
          : wire;
      }),
    );
  }, [all, wiring, selection.edges, routes, cache, labels]);
  return { nodes, edges };
}

type Cache = {
  readonly steps: WeakMap<FlowNode, CanvasNode>;
  readonly notes: WeakMap<FlowNote, CanvasNode>;
  readonly selected: WeakMap<CanvasNode, CanvasNode>;
  readonly wires: WeakMap<FlowEdge, CanvasEdge>;
  readonly chosen: WeakMap<CanvasEdge, CanvasEdge>;
  readonly names: WireNames;
  /** The wires as they were last. */
  list: CanvasEdge[];
};

const newCache = (): Cache => ({
  steps: new WeakMap(),
  notes: new WeakMap(),
  selected: new WeakMap(),
  wires: new WeakMap(),
  chosen: new WeakMap(),
  names: new WeakMap(),
  list: [],
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

/** The list as it was when its records are the same ones. */
function unchanged(cache: Cache, edges: CanvasEdge[]): CanvasEdge[] {
  const { list } = cache;
  if (list.length !== edges.length || edges.some((edge, index) => edge !== list[index])) cache.list = edges;
  return cache.list;
}

/** A wire carries its name, the cards at its ends and its line, so it is new when one of them is. */
function wireFor(cache: Cache['wires'], wire: SceneWire, parts: Parameters<typeof wireEdge>[1]): CanvasEdge {
  const known = cache.get(wire.edge);
  const data = known?.data;
  const isSame =
    data?.from === wire.from &&
    data.to === wire.to &&
    data.port === wire.port &&
    data.way === wire.way &&
    data.points === parts.points &&
    known?.ariaLabel === parts.name;
  if (known !== undefined && isSame) return known;
  const made = wireEdge(wire, parts);
  cache.set(wire.edge, made);
  return made;
}

function overridden(node: CanvasNode, override: Override | undefined): CanvasNode {
  if (override === undefined) return node;
  const { x, y, ...size } = override;
  return { ...node, ...size, position: { x: x ?? node.position.x, y: y ?? node.position.y } };
}
