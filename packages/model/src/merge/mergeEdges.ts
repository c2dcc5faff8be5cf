import { freeEdgeId } from '../document/edges.ts';
import type { FlowEdge } from '../document/flow.ts';
import type { FlowNode } from '../document/node.ts';
import { outPorts } from '../document/ports.ts';
import type { Choose, MergeConflict, Merged, Side, Three } from './mergeConflict.ts';
import type { NodesById } from './mergeNodes.ts';
import { mergeOrder } from './mergeOrder.ts';
import { dispute } from './mergeValue.ts';
import { sameJson } from './sameJson.ts';

/** Wires by what they are: the same key on two sides means the same wire. */
export type Wires = ReadonlyMap<string, FlowEdge>;

/**
 * The wires of a side, each under the id that it has in the base. Drawing a port's wire anew gives it another id, so a
 * new wire goes by the lost one of its port.
 */
export function wiresOf(base: readonly FlowEdge[], side: readonly FlowEdge[]): Wires {
  const known = new Set(base.map((edge) => edge.id));
  const kept = new Set(side.map((edge) => edge.id));
  const lost = new Map(base.filter((edge) => !kept.has(edge.id)).map((edge) => [portOf(edge), edge.id]));
  const wires = new Map<string, FlowEdge>();
  for (const edge of side) {
    const key = known.has(edge.id) ? edge.id : (lost.get(portOf(edge)) ?? portOf(edge));
    wires.set(wires.has(key) ? `${key} ${wires.size}` : key, edge);
  }
  return wires;
}

const portOf = (edge: FlowEdge): string => `${edge.source}.${edge.port}`;

/** The steps at the ends of wires that a side drew or led elsewhere. */
export function newlyWired(base: Wires, side: Wires): ReadonlySet<string> {
  const ends = new Set<string>();
  for (const [key, edge] of side) {
    const before = base.get(key);
    if (before === undefined || before.source !== edge.source) ends.add(edge.source);
    if (before === undefined || before.target !== edge.target) ends.add(edge.target);
  }
  return ends;
}

type EdgeMerge = {
  readonly wires: Three<Wires>;
  readonly nodes: Three<NodesById>;
  /** The steps of the merged flow. */
  readonly kept: NodesById;
};

/** Merges wires. A wire that only went because its step did follows the fate of the step. */
export function mergeEdges(merge: EdgeMerge, choose: Choose): Merged<FlowEdge[]> {
  const { wires } = merge;
  const conflicts: MergeConflict[] = [];
  const chosen = new Map<string, FlowEdge>();
  for (const key of new Set([...wires.mine.keys(), ...wires.theirs.keys()])) {
    const merged = mergeEdge(key, merge, choose);
    conflicts.push(...merged.conflicts);
    if (merged.value !== undefined && fits(merged.value, key, merge)) chosen.set(key, merged.value);
  }
  const keys = {
    base: [...wires.base.keys()],
    mine: [...wires.mine.keys()],
    theirs: [...wires.theirs.keys()],
  };
  const order = mergeOrder(keys, chosen).keys;
  const edges = order.map((key) => chosen.get(key) as FlowEdge); // safe: the order is of what is chosen
  const single = oneOfEachPort(edges, merge, choose);
  return { value: withOwnIds(single.value), conflicts: [...conflicts, ...single.conflicts] };
}

function mergeEdge(
  key: string,
  { wires, nodes, kept }: EdgeMerge,
  choose: Choose,
): Merged<FlowEdge | undefined> {
  const [base, mine, theirs] = [wires.base.get(key), wires.mine.get(key), wires.theirs.get(key)];
  if (mine !== undefined && theirs !== undefined) {
    if (leadsSame(base, mine)) return { value: theirs, conflicts: [] };
    if (leadsSame(base, theirs) || leadsSame(mine, theirs)) return { value: mine, conflicts: [] };
    return disputed(key, { base, mine, theirs }, choose);
  }
  const other = mine ?? theirs;
  if (base === undefined || other === undefined) return { value: other, conflicts: [] };
  const remover = nodes[mine === undefined ? 'mine' : 'theirs'];
  const isImplied = !remover.has(base.source) || !remover.has(base.target);
  if (isImplied)
    return { value: kept.has(other.source) && kept.has(other.target) ? other : undefined, conflicts: [] };
  if (leadsSame(base, other)) return { value: undefined, conflicts: [] };
  return disputed(key, { base, mine, theirs }, choose);
}

const leadsSame = (one: FlowEdge | undefined, other: FlowEdge): boolean =>
  one !== undefined && sameJson({ ...one, id: '' }, { ...other, id: '' });

function disputed(
  key: string,
  three: Three<FlowEdge | undefined>,
  choose: Choose,
): Merged<FlowEdge | undefined> {
  const place = { part: 'edges', record: key, pointer: '', title: '', schema: undefined };
  const { value, conflicts } = dispute(three, place, choose);
  return { value: value === three.mine ? three.mine : three.theirs, conflicts };
}

/** A wire needs both steps and its port, unless it was drawn without them already. */
function fits(edge: FlowEdge, key: string, { wires, nodes, kept }: EdgeMerge): boolean {
  if (isWhole(edge, kept)) return true;
  return (['mine', 'theirs'] as const).some(
    (side) => wires[side].get(key) === edge && !isWhole(edge, nodes[side]),
  );
}

function isWhole(edge: FlowEdge, nodes: NodesById): boolean {
  const source: FlowNode | undefined = nodes.get(edge.source);
  return (
    source !== undefined && nodes.has(edge.target) && outPorts(source).some((port) => port.name === edge.port)
  );
}

/** Each side may have given the same port a wire in its own way. */
function oneOfEachPort(
  edges: readonly FlowEdge[],
  { wires }: EdgeMerge,
  choose: Choose,
): Merged<readonly FlowEdge[]> {
  const conflicts: MergeConflict[] = [];
  const own = { mine: new Set(wires.mine.values()), theirs: new Set(wires.theirs.values()) };
  const result: FlowEdge[] = [];
  const places = new Map<string, number>();
  for (const edge of edges) {
    const place = places.get(portOf(edge));
    const first = place === undefined ? undefined : result[place];
    const side = first && sidesOf(first, edge, own);
    if (place === undefined || first === undefined || side === undefined) {
      places.set(portOf(edge), result.length);
      result.push(edge);
      continue;
    }
    const both = side === 'mine' ? { mine: first, theirs: edge } : { mine: edge, theirs: first };
    if (first.target === edge.target) continue;
    const merged = disputed(portOf(edge), { base: undefined, ...both }, choose);
    conflicts.push(...merged.conflicts);
    result[place] = merged.value ?? edge;
  }
  return { value: result, conflicts };
}

/** Whose the first of two wires of a port is; `undefined` when one side has drawn both. */
function sidesOf(
  first: FlowEdge,
  second: FlowEdge,
  own: { readonly mine: ReadonlySet<FlowEdge>; readonly theirs: ReadonlySet<FlowEdge> },
): Side | undefined {
  if (own.mine.has(first) && !own.mine.has(second)) return 'mine';
  if (own.theirs.has(first) && !own.theirs.has(second)) return 'theirs';
  return undefined;
}

/** Two new wires may have been given the same id. */
function withOwnIds(edges: readonly FlowEdge[]): FlowEdge[] {
  const taken = new Set<string>();
  const all = new Set(edges.map((edge) => edge.id));
  return edges.map((edge) => {
    const id = taken.has(edge.id) ? freeEdgeId(edge.source, edge.port, all) : edge.id;
    taken.add(id);
    all.add(id);
    return id === edge.id ? edge : { ...edge, id };
  });
}
