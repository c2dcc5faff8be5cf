import type { FlowNode, JsonObject } from '@countersign/model';
import type { Flow } from '../2-analyze/flow.ts';
import type { Lane } from '../2-analyze/lane.ts';
import { emitState } from './emitState.ts';
import { emitParallel } from './parallel.ts';

/**
 * The states of all nodes that a run can come to, those of a branch inside the state of its parallel step. Goes as deep as
 * parallel steps are nested, which analysis limits.
 */
export function emitStates(flow: Flow, nodes: readonly FlowNode[]): JsonObject {
  const byLane = Map.groupBy(nodes, ({ id }) => flow.blocks.laneOf(id));
  const statesIn = (lane: Lane | null): JsonObject =>
    Object.fromEntries((byLane.get(lane) ?? []).map((node) => [node.id, stateOf(node)]));
  const stateOf = (node: FlowNode): JsonObject =>
    node.kind === 'parallel'
      ? emitParallel({ id: node.id, branches: node.config.branches }, flow, (wire) =>
          statesIn(flow.blocks.laneOfWire(wire)),
        )
      : emitState(node, flow);
  return statesIn(null);
}
