import type { Graph } from '../1-parse/graph.ts';
import type { Blocks } from './blocks.ts';
import type { Passable } from './reach.ts';

/**
 * The nodes to which a run that goes only over passable wires can come from the trigger, or from `start`. Behind a join
 * it comes only if all branches can come to the join so.
 */
export function reachJoined(
  { graph, blocks }: { readonly graph: Graph; readonly blocks: Blocks },
  passable: Passable,
  start: string | null = graph.start,
): Set<string> {
  const reached = new Set(start === null ? [] : [start]);
  const arrived = new Map<string, Set<string>>();
  const open = [...reached];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of graph.leaving.get(id) ?? []) {
      if (reached.has(edge.target) || !passable(edge)) continue;
      const parallel = blocks.parallels.get(edge.target);
      const lane = parallel === undefined ? null : blocks.laneOfWire(edge);
      if (parallel !== undefined && lane?.parallel === parallel) {
        const ports = arrived.get(edge.target) ?? new Set();
        arrived.set(edge.target, ports.add(lane.port));
        if (ports.size < (graph.leaving.get(parallel)?.length ?? 0)) continue;
      }
      reached.add(edge.target);
      open.push(edge.target);
    }
  }
  return reached;
}
