import type { FlowEdge } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import { BitRows } from './BitRows.ts';
import type { Blocks } from './blocks.ts';

/** What is known of ways through a flow with regard to the wires that count, such as those by which a step gives its output. */
export type Passages = {
  /** Whether a run can come to `node` over a way on which it has left `step` by a wire that counts. */
  readonly canFollow: (node: string, step: string) => boolean;
  /**
   * Whether a run can come from the trigger to `node` without having left `step` by a wire that counts. Behind a join it
   * can only if all branches can come to the join so. False for what no run comes to.
   */
  readonly canMiss: (node: string, step: string) => boolean;
};

/**
 * For all pairs of steps at once, when first asked: each node has a row of bits, one a step, and what holds before a node
 * follows from what holds before those that lead to it, until nothing changes any more. What is passed on some way is
 * joined, what is passed on every way is intersected, as dominators are found (Aho, Lam, Sethi and Ullman, Compilers,
 * §9.6.1). One search per pair would grow with the square of the steps.
 */
export function passagesOf(
  { graph, blocks }: { readonly graph: Graph; readonly blocks: Blocks },
  counts: (edge: FlowEdge) => boolean,
): Passages {
  const order = orderOf(graph);
  const places = new Map(order.map((id, place) => [id, place]));
  const arrivals = order.map((id) => arrivalsAt(id, { graph, blocks, places, counts }));
  let [followed, unavoidable]: (BitRows | undefined)[] = [];
  return {
    canFollow(node, step) {
      const [row, bit] = [places.get(node), places.get(step)];
      if (row === undefined || bit === undefined) return false;
      followed ??= followedBefore(arrivals);
      return followed.has(row, bit);
    },
    canMiss(node, step) {
      const row = places.get(node);
      if (row === undefined) return false;
      unavoidable ??= unavoidableBefore(arrivals, places.get(graph.start ?? ''));
      // The last bit is nobody's: it is gone where a run can come at all.
      return !unavoidable.has(row, places.get(step) ?? order.length);
    },
  };
}

/** A wire to a node: where it comes from, and whether it counts. */
type Arrival = Readonly<{ source: number; counts: boolean }>;

type Arrivals = Readonly<{
  all: readonly Arrival[];
  /** Each is a way to the node by itself. */
  single: readonly Arrival[];
  /** By branch, when all branches that meet here can arrive: one of each is needed. */
  together: readonly (readonly Arrival[])[];
}>;

type Surroundings = Readonly<{
  graph: Graph;
  blocks: Blocks;
  places: ReadonlyMap<string, number>;
  counts: (edge: FlowEdge) => boolean;
}>;

function arrivalsAt(id: string, { graph, blocks, places, counts }: Surroundings): Arrivals {
  const parallel = blocks.parallels.get(id);
  const [all, single]: [Arrival[], Arrival[]] = [[], []];
  const lanes = new Map<string, Arrival[]>();
  for (const edge of graph.entering.get(id) ?? []) {
    const arrival = { source: places.get(edge.source) ?? 0, counts: counts(edge) };
    all.push(arrival);
    const lane = parallel === undefined ? null : blocks.laneOfWire(edge);
    if (lane === null || lane.parallel !== parallel) single.push(arrival);
    else lanes.set(lane.port, [...(lanes.get(lane.port) ?? []), arrival]);
  }
  const branches = parallel === undefined ? 0 : (graph.leaving.get(parallel)?.length ?? 0);
  return { all, single, together: lanes.size < branches ? [] : [...lanes.values()] };
}

function followedBefore(arrivals: readonly Arrivals[]): BitRows {
  const rows = new BitRows(arrivals.length, arrivals.length);
  for (let changes = true; changes; ) {
    changes = false;
    for (const [row, { all }] of arrivals.entries()) {
      for (const { source, counts } of all) {
        const grew = rows.join(row, source);
        changes = (counts && rows.add(row, source)) || grew || changes;
      }
    }
  }
  return rows;
}

function unavoidableBefore(arrivals: readonly Arrivals[], start: number | undefined): BitRows {
  const size = arrivals.length;
  // Behind the rows of the nodes: what is gathered for a node, for its branches, and for one of them.
  const [here, branches, branch] = [size, size + 1, size + 2];
  const rows = new BitRows(size + 3, size + 1);
  rows.fill();
  if (start !== undefined) rows.clear(start);
  const intersect = (into: number, wires: readonly Arrival[]) => {
    for (const { source, counts } of wires) rows.intersect(into, source, counts ? source : undefined);
  };
  for (let changes = true; changes; ) {
    changes = false;
    for (const [row, { single, together }] of arrivals.entries()) {
      if (row === start) continue;
      rows.fill(here);
      intersect(here, single);
      if (together.length > 0) {
        rows.clear(branches);
        for (const wires of together) {
          rows.fill(branch);
          intersect(branch, wires);
          rows.join(branches, branch);
        }
        rows.intersect(here, branches);
      }
      changes = rows.copy(row, here) || changes;
    }
  }
  return rows;
}

/** All nodes, each as far as possible behind those that lead to it, so that little is left to be done again. */
function orderOf(graph: Graph): string[] {
  const finished: string[] = [];
  const seen = new Set<string>();
  for (const root of graph.start === null ? graph.nodes.keys() : [graph.start, ...graph.nodes.keys()]) {
    if (seen.has(root)) continue;
    seen.add(root);
    // A list instead of calls within calls: a flow may be thousands of steps long.
    const path = [{ id: root, next: 0 }];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const target = graph.leaving.get(here.id)?.[here.next]?.target;
      here.next += 1;
      if (target === undefined) {
        finished.push(here.id);
        path.pop();
      } else if (!seen.has(target)) {
        seen.add(target);
        path.push({ id: target, next: 0 });
      }
    }
  }
  return finished.reverse();
}
