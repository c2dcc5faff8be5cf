import type { FlowEdge } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';

/** Which wires a walk may follow. */
export type Passable = (edge: FlowEdge) => boolean;

/** The nodes that can be reached from `starts` (which count as reached) over passable wires. */
export function reach(graph: Graph, starts: Iterable<string>, passable: Passable = () => true): Set<string> {
  const reached = new Set(starts);
  const open = [...reached];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of graph.leaving.get(id) ?? []) {
      if (reached.has(edge.target) || !passable(edge)) continue;
      reached.add(edge.target);
      open.push(edge.target);
    }
  }
  return reached;
}

/** The nodes from which one of `ends` can be reached (which count themselves). */
export function reachBack(
  graph: Graph,
  ends: Iterable<string>,
  passable: Passable = () => true,
): Set<string> {
  const reached = new Set(ends);
  const open = [...reached];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of graph.entering.get(id) ?? []) {
      if (reached.has(edge.source) || !passable(edge)) continue;
      reached.add(edge.source);
      open.push(edge.source);
    }
  }
  return reached;
}
