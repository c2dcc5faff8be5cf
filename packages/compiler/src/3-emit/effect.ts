import type { FlowNode, JsonObject } from '@countersign/model';
import type { Flow } from '../2-analyze/flow.ts';
import { along, enter, failedTarget, wiresOf } from './emitting.ts';

/**
 * Ports that no result of the outside world leads to: a failure is an error, an expiry a timer, and a correction begins
 * a run of its own.
 */
const NOT_RESULTS = new Set(['failed', 'expired', 'corrected']);

/**
 * A state that asks the outside world for something: the actor of the node's kind is invoked, its output names the port,
 * its error leads to `failed` or fails the run.
 */
export function emitEffect({ id, kind }: FlowNode, flow: Flow): JsonObject {
  const wires = wiresOf(flow, id);
  const record = { type: 'record', params: { node: id, kind } };
  const onDone = [...wires.values()]
    .filter(({ port }) => !NOT_RESULTS.has(port))
    .map((wire) => ({
      guard: { type: 'port', params: { port: wire.port } },
      ...along(flow, wire, [record]),
    }));
  const failure = { type: 'recordFailure', params: { node: id } };
  const failed = wires.get('failed');
  const onError = failed === undefined ? giveUp(flow, id, failure) : along(flow, failed, [failure]);
  return { entry: [enter(id)], invoke: { id, src: kind, input: { node: id }, onDone, onError } };
}

/** The way of a failure for which no wire is drawn. */
const giveUp = ({ blocks }: Flow, node: string, failure: JsonObject): JsonObject => ({
  target: failedTarget(blocks.laneOf(node)),
  actions: [failure, { type: 'leave', params: { node, port: 'failed', edge: null } }],
});
