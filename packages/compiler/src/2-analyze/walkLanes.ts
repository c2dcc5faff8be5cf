import type { FlowEdge } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import type { Lane } from './lane.ts';

/** So many parallel steps may lie in one another. */
export const MAX_NESTING = 20;

/** What a walk from the trigger, which takes each step into the lane it first meets it in, has found. */
export type Walk = {
  readonly graph: Graph;
  readonly laneOfWire: (edge: FlowEdge) => Lane | null;
  readonly lanes: ReadonlyMap<string, Lane | null>;
  readonly joins: ReadonlyMap<string, string>;
  readonly parallels: ReadonlyMap<string, string>;
  /** The wire by which each step was first met. */
  readonly cameBy: ReadonlyMap<string, FlowEdge>;
  /** Wires that lead into a step which lies in another lane than they do. */
  readonly crossings: readonly FlowEdge[];
  /** Wires into a join, with the branch that ends there. */
  readonly arrivals: readonly { readonly edge: FlowEdge; readonly lane: Lane | null }[];
};

/** Follows all wires from the trigger, each step in the lane in which it is met first. */
export function walkLanes(graph: Graph): Walk {
  const lanes = new Map<string, Lane | null>();
  const branches = new Map<string, Lane>();
  const laneOfWire = (edge: FlowEdge) => laneBehind(edge, { graph, lanes, branches });
  const joins = new Map<string, string>();
  const parallels = new Map<string, string>();
  const cameBy = new Map<string, FlowEdge>();
  const crossings: FlowEdge[] = [];
  const arrivals: { edge: FlowEdge; lane: Lane | null }[] = [];
  const open = graph.start === null ? [] : [graph.start];
  for (const id of open) lanes.set(id, null);
  // The list grows while it is walked, so that steps are met in the order of their distance.
  for (const id of open) {
    for (const edge of graph.leaving.get(id) ?? []) {
      const kind = graph.nodes.get(edge.target)?.kind;
      const lane = laneOfWire(edge);
      if (kind === 'join') {
        arrivals.push({ edge, lane });
        if (lane !== null && !joins.has(lane.parallel) && !parallels.has(edge.target)) {
          joins.set(lane.parallel, edge.target);
          parallels.set(edge.target, lane.parallel);
        }
      }
      const inside = kind === 'end' ? null : kind === 'join' ? (lane?.outer ?? null) : lane;
      const known = lanes.get(edge.target);
      if (known === undefined) {
        lanes.set(edge.target, inside);
        cameBy.set(edge.target, edge);
        open.push(edge.target);
      } else if (known !== inside && kind !== 'join') crossings.push(edge);
    }
  }
  return { graph, laneOfWire, lanes, joins, parallels, cameBy, crossings, arrivals };
}

type Lanes = {
  readonly graph: Graph;
  readonly lanes: ReadonlyMap<string, Lane | null>;
  readonly branches: Map<string, Lane>;
};

/** A wire that leaves a parallel step begins a branch. Below the deepest level it does not, so that nothing grows without end. */
function laneBehind({ source, port }: FlowEdge, { graph, lanes, branches }: Lanes): Lane | null {
  const outer = lanes.get(source) ?? null;
  const depth = (outer?.depth ?? 0) + 1;
  if (graph.nodes.get(source)?.kind !== 'parallel' || depth > MAX_NESTING) return outer;
  const key = `${source}.${port}`;
  const lane = branches.get(key) ?? { parallel: source, port, outer, depth };
  branches.set(key, lane);
  return lane;
}
