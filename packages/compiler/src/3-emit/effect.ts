import { FAILED_STATE, type FlowNode, type JsonObject } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import { along, enter, wiresOf } from './emitting.ts';

/** Ports that no result of the outside world leads to: a failure is an error, an expiry a timer. */
const NOT_RESULTS = new Set(['failed', 'expired']);

/**
 * A state that asks the outside world for something: the actor of the node's kind is invoked, its output names the port,
 * its error leads to `failed` or fails the run.
 */
export function emitEffect({ id, kind }: FlowNode, graph: Graph): JsonObject {
  const wires = wiresOf(graph, id);
  const record = { type: 'record', params: { node: id, kind } };
  const onDone = [...wires.values()]
    .filter(({ port }) => !NOT_RESULTS.has(port))
    .map((wire) => ({ guard: { type: 'port', params: { port: wire.port } }, ...along(wire, [record]) }));
  const failure = { type: 'recordFailure', params: { node: id } };
  const failed = wires.get('failed');
  const onError = failed === undefined ? giveUp(id, failure) : along(failed, [failure]);
  return { entry: [enter(id)], invoke: { id, src: kind, input: { node: id }, onDone, onError } };
}

/** The way of a failure for which no wire is drawn. */
const giveUp = (node: string, failure: JsonObject): JsonObject => ({
  target: FAILED_STATE,
  actions: [failure, { type: 'leave', params: { node, port: 'failed', edge: null } }],
});
