import type { FlowEdge, Json, JsonObject, NodeKind, NodeOf } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';

/** A state of the machine config. */
export type StateConfig = JsonObject;

/** Turns one kind of node into a state. */
export type Emit<TKind extends NodeKind> = (node: NodeOf<TKind>, graph: Graph) => StateConfig;

/** ENTER: counts the visit and refuses the one over the visit limit. */
export const enter = (node: string): JsonObject => ({ type: 'enter', params: { node } });

/** A transition over a wire: the given actions, then LEAVE. */
export const along = ({ id, source, port, target }: FlowEdge, actions: readonly Json[] = []): JsonObject => ({
  target,
  actions: [...actions, { type: 'leave', params: { node: source, port, edge: id } }],
});

/** The wires of a node by port. */
export const wiresOf = (graph: Graph, node: string): ReadonlyMap<string, FlowEdge> =>
  new Map(graph.leaving.get(node)?.map((edge) => [edge.port, edge]));

/** The wire of a required port; analysis has made sure that it exists. */
export function requiredWire(graph: Graph, node: string, port: string): FlowEdge {
  const wire = wiresOf(graph, node).get(port);
  if (wire === undefined) throw new Error(`The port "${port}" of "${node}" is not connected`);
  return wire;
}
