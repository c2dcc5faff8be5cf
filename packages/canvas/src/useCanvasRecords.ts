import { groupsOf, type SceneWire, type StepShape, wiringOf } from '@countersign/drawing';
import type { FlowDocument, FlowEdge, FlowGroup, FlowNode, FlowNote } from '@countersign/model';
import { useMemo } from 'react';
import type { CanvasLabels } from './canvasLabels.ts';
import { CULL_FROM } from './drawing.ts';
import type { Level } from './level.ts';
import type { Selection } from './selection.ts';
import {
  type CanvasEdge,
  type CanvasNode,
  followingEdge,
  frameNode,
  groupNode,
  noteKey,
  noteNode,
  stepNode,
  wireEdge,
} from './toReactFlow.ts';
import { useRoutes } from './useRoutes.ts';
import { isInView, mayBeSeen, useView, type View } from './useView.ts';
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
  /** What the overrides are of. */
  readonly moved: ReadonlySet<string>;
  readonly level: Level;
  /** The step under the pointer. */
  readonly pointed: string | undefined;
  /** Steps that get a card from afar too, because something is painted over them. */
  readonly marked?: ReadonlySet<string>;
};

type CanvasRecords = {
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
  /** The wires that are drawn as lines only: all of them, seen from afar. */
  readonly farEdges: readonly CanvasEdge[];
};

const NO_EDGES: CanvasEdge[] = [];
const NONE: ReadonlySet<string> = new Set();

/**
 * The document as React Flow wants it. A record that did not change keeps its object, so that React Flow and React skip
 * it: moving one card makes one new object, and typing a title leaves every wire alone. React Flow's cost grows with all
 * that it knows, seen or not, so of a large flow it is told only what is in view or in somebody's hands; from afar of no
 * wire.
 */
export function useCanvasRecords(source: CanvasSource): CanvasRecords {
  const { document, shapes, selection, overrides, labels, level } = source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the records hold words, and are made anew in another language
  const cache = useMemo(newCache, [labels]);
  const { nodes: all, edges: wires, groups: grouped } = document;
  const isLarge = all.length >= CULL_FROM;
  const view = useView(isLarge && level !== 'far');
  const groups = useMemo(
    () => groupsOf({ nodes: all, edges: wires, ...(grouped === undefined ? {} : { groups: grouped }) }),
    [all, wires, grouped],
  );
  const wiring = useMemo(() => wiringOf({ shapes, groups, edges: wires }), [shapes, groups, wires]);
  const route = useRoutes(wiring.cards);
  const edges = useMemo(() => {
    const selected = new Set(selection.edges);
    const isFar = level === 'far';
    // From afar a wire is nothing that could be named: thousands of names would be made for nobody.
    const nameOf = isFar ? () => '' : wireNames(cache.names, { nodes: all, labels });
    const known = isFar ? cache.farWires : cache.wires;
    const seen = wiring.wires.filter(({ from, to }) => mayBeSeen(view, from, to));
    return unchanged(
      cache,
      seen.map((one) => {
        const wire = wireFor(known, one, { name: nameOf(one), points: route(one), labels });
        return selected.has(one.edge.id)
          ? cached(cache.chosen, wire, () => ({ ...wire, selected: true }))
          : wire;
      }),
    );
  }, [all, wiring, view, selection.edges, route, cache, labels, level]);
  const drawnEdges = useMemo(() => following(edges, source.moved), [edges, source.moved]);
  const isTold = useTold(source, { edges, view: isLarge && level === 'far' ? 'none' : view });
  const resting = useMemo(() => {
    const { folded, frames } = groups;
    const steps = all
      .filter(({ id }, index) => !groups.hidden.has(id) && isTold(id, shapes[index]))
      .map((node): CanvasNode => cached(cache.steps, node, () => stepNode(node, labels)));
    const notes = document.notes.map(
      (note): CanvasNode => cached(cache.notes, note, () => noteNode(note, labels)),
    );
    const chosen = new Set(selection.nodes);
    const isWhole = ({ group }: { readonly group: FlowGroup }) => group.nodes.every((id) => chosen.has(id));
    const selected = new Set([
      ...selection.nodes,
      ...selection.notes.map(noteKey),
      ...[...folded, ...frames].filter(isWhole).map(({ id }) => id),
    ]);
    return [
      ...frames.map((frame) => frameNode(frame, labels)),
      ...notes,
      ...steps,
      ...folded.map((group) => groupNode(group, labels)),
    ].map((node) =>
      selected.has(node.id) ? cached(cache.selected, node, () => ({ ...node, selected: true })) : node,
    );
  }, [all, shapes, groups, isTold, document.notes, selection.nodes, selection.notes, cache, labels]);
  const nodes = useMemo(
    () => (overrides.size === 0 ? resting : resting.map((node) => overridden(node, overrides.get(node.id)))),
    [resting, overrides],
  );
  return level === 'far'
    ? { nodes, edges: NO_EDGES, farEdges: edges }
    : { nodes, edges: drawnEdges, farEdges: NO_EDGES };
}

type Told = { readonly edges: readonly CanvasEdge[]; readonly view: View };

/** Which steps get a card: those in view, at the end of a wire in view, chosen, marked, pointed at, or being moved. */
function useTold({ selection, moved, pointed, marked = NONE }: CanvasSource, { edges, view }: Told) {
  return useMemo(() => {
    const pointedAt = pointed === undefined ? [] : [pointed];
    const handled = new Set([...selection.nodes, ...moved, ...pointedAt, ...marked]);
    if (typeof view === 'object') {
      for (const { source, target } of edges) handled.add(source).add(target);
    }
    return (id: string, shape: StepShape | undefined) =>
      view === 'all' || handled.has(id) || (shape !== undefined && isInView(view, shape));
  }, [selection.nodes, moved, pointed, marked, edges, view]);
}

type Cache = {
  readonly steps: WeakMap<FlowNode, CanvasNode>;
  readonly notes: WeakMap<FlowNote, CanvasNode>;
  readonly selected: WeakMap<CanvasNode, CanvasNode>;
  readonly wires: WeakMap<FlowEdge, CanvasEdge>;
  readonly farWires: WeakMap<FlowEdge, CanvasEdge>;
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
  farWires: new WeakMap(),
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

/** The wires, those of cards that are being moved without the lines that were found for where the cards stood. */
function following(edges: CanvasEdge[], moved: ReadonlySet<string>): CanvasEdge[] {
  if (moved.size === 0) return edges;
  return edges.map((edge) => (moved.has(edge.source) || moved.has(edge.target) ? followingEdge(edge) : edge));
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
