import {
  ARTEFACT_SCHEMA,
  type Artefact,
  contentHash,
  FAILED_STATE,
  type FlowNode,
  type Json,
  type JsonObject,
  SIGNAL_EVENT,
} from '@countersign/model';
import { calledVersionOf, isCall } from '../2-analyze/calls.ts';
import type { Flow } from '../2-analyze/flow.ts';
import { laneName } from '../2-analyze/lane.ts';
import { oversightOf } from '../2-analyze/oversight.ts';
import { emitStates } from './emitStates.ts';
import { MACHINE_ID } from './emitting.ts';

/** What a run knows before it has started. Static, because XState asks for it more than once. */
const CONTEXT: JsonObject = {
  input: null,
  run: null,
  steps: {},
  visits: {},
  proposal: null,
  route: null,
  failure: null,
};

/** What no wait takes when it comes is kept for the next one. */
const KEEP_SIGNALS: JsonObject = { [SIGNAL_EVENT]: { actions: [{ type: 'keepSignal' }] } };

const waitsForSignal = (node: FlowNode): boolean =>
  node.kind === 'wait' && node.config.until.type === 'signal';

/** Neither the place on the canvas nor where a step was imported from changes what a flow does, so not its hash. */
function withoutLooks({ origin: _, ...node }: FlowNode): FlowNode {
  return { ...node, position: { x: 0, y: 0 } };
}

/** A flow without errors → the artefact. Steps that are never reached are left out. */
export function emitArtefact(flow: Flow): Artefact {
  const { document, graph, reachable } = flow;
  const nodes = document.nodes.filter(({ id }) => reachable.has(id));
  const content: Omit<Artefact, 'hash'> = {
    schema: ARTEFACT_SCHEMA,
    name: document.name,
    input: document.input,
    settings: document.settings,
    machine: {
      id: MACHINE_ID,
      initial: graph.start,
      context: CONTEXT,
      ...(nodes.some(waitsForSignal) ? { on: KEEP_SIGNALS } : {}),
      states: {
        ...emitStates(flow, nodes),
        [FAILED_STATE]: { type: 'final', entry: [{ type: 'giveUp' }] },
      },
    },
    oversight: oversightOf(flow),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, emitNode(flow, node)])),
  };
  return { ...content, hash: contentHash(content as unknown as Json) }; // safe: an artefact is JSON
}

function emitNode(flow: Flow, node: FlowNode): Artefact['nodes'][string] {
  const wires = flow.graph.leaving.get(node.id) ?? [];
  const [agent, ...others] = flow.agentsBefore(node.id);
  const lane = flow.blocks.laneOf(node.id);
  const join = flow.blocks.joins.get(node.id);
  return {
    node: withoutLooks(node),
    next: Object.fromEntries(wires.map(({ port, target }) => [port, target])),
    edges: Object.fromEntries(wires.map(({ id, port }) => [port, id])),
    agent: agent === undefined || others.length > 0 ? null : agent,
    ...(lane === null ? {} : { lane: laneName(lane) }),
    ...(join === undefined ? {} : { join }),
    ...(isCall(node) ? { call: calledVersionOf(node.config.flow, flow.calleeOf(node.config.flow)) } : {}),
  };
}
