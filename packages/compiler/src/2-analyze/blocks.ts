import type { FlowEdge } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import { type BlockFault, blockFaults } from './blockFaults.ts';
import type { Lane } from './lane.ts';
import { walkLanes } from './walkLanes.ts';

/** How the parallel steps of a flow and their joins cut it into branches. */
export type Blocks = {
  /** The innermost branch a step lies in; null at the top, for ends, and for steps that are never reached. */
  readonly laneOf: (node: string) => Lane | null;
  /** The branch that a wire runs in: the one it begins when it leaves a parallel step. */
  readonly laneOfWire: (edge: FlowEdge) => Lane | null;
  /** Parallel step → the join at which its branches meet. */
  readonly joins: ReadonlyMap<string, string>;
  /** Join → the parallel step whose branches meet there. */
  readonly parallels: ReadonlyMap<string, string>;
  readonly faults: readonly BlockFault[];
};

/** Finds the block of each parallel step, in any drawing: what is not block structured is a fault, never a throw. */
export function blocksOf(graph: Graph): Blocks {
  const walk = walkLanes(graph);
  const { lanes, laneOfWire, joins, parallels } = walk;
  return {
    ...{ laneOfWire, joins, parallels },
    laneOf: (node) => lanes.get(node) ?? null,
    faults: blockFaults(walk),
  };
}
