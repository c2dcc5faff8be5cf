import {
  FAILED_STATE,
  type FlowEdge,
  JOINED_STATE,
  type Json,
  type JsonObject,
  type NodeKind,
  type NodeOf,
} from '@countersign/model';
import type { Flow } from '../2-analyze/flow.ts';
import type { Lane } from '../2-analyze/lane.ts';

/** A state of the machine config. */
export type StateConfig = JsonObject;

/** Turns one kind of node into a state. */
export type Emit<TKind extends NodeKind> = (node: NodeOf<TKind>, flow: Flow) => StateConfig;

/** The machine's own id, by which states inside a branch name those at the top. */
export const MACHINE_ID = 'flow';

/** ENTER: counts the visit and refuses the one over the visit limit. */
export const enter = (node: string): JsonObject => ({ type: 'enter', params: { node } });

/** LEAVE: reports which wire was taken. */
export const leave = ({ source, port, id }: FlowEdge): JsonObject => ({
  type: 'leave',
  params: { node: source, port, edge: id },
});

/** A transition over a wire: the given actions, then LEAVE. */
export const along = (flow: Flow, edge: FlowEdge, actions: readonly Json[] = []): JsonObject => ({
  target: targetOf(flow, edge),
  actions: [...actions, leave(edge)],
});

/**
 * Where a wire leads, as XState names it: a sibling state, except that a branch ends in its own resting place instead of
 * at the join, and that ends are at the top.
 */
export function targetOf({ graph, blocks }: Flow, edge: FlowEdge): string {
  const lane = blocks.laneOfWire(edge);
  if (lane === null) return edge.target;
  if (blocks.parallels.get(edge.target) === lane.parallel) return JOINED_STATE;
  return graph.nodes.get(edge.target)?.kind === 'end' ? atTop(edge.target) : edge.target;
}

/** The state of a failure for which no wire is drawn, seen from a lane. */
export const failedTarget = (lane: Lane | null): string =>
  lane === null ? FAILED_STATE : atTop(FAILED_STATE);

const atTop = (state: string): string => `#${MACHINE_ID}.${state}`;

/** The wires of a node by port. */
export const wiresOf = ({ graph }: Flow, node: string): ReadonlyMap<string, FlowEdge> =>
  new Map(graph.leaving.get(node)?.map((edge) => [edge.port, edge]));

/** The wire of a required port; analysis has made sure that it exists. */
export function requiredWire(flow: Flow, node: string, port: string): FlowEdge {
  const wire = wiresOf(flow, node).get(port);
  if (wire === undefined) throw new Error(`The port "${port}" of "${node}" is not connected`);
  return wire;
}
