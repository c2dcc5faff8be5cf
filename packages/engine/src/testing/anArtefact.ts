import {
  ARTEFACT_SCHEMA,
  type Artefact,
  durationMs,
  FAILED_STATE,
  FlowNode,
  type Json,
  type NodeOf,
  START_EVENT,
} from '@countersign/model';

type NodeSketch = { readonly id: string; readonly kind: string; readonly config?: object };
type State = { [key: string]: Json };

/** Wires as `source.port → target`. */
export type FlowSketch = {
  readonly nodes: readonly NodeSketch[];
  readonly wires: { readonly [port: string]: string };
  readonly visitLimit?: number;
};

/** An artefact written down from its contract in `model`, so that the engine is tested without the compiler. */
export function anArtefact({ nodes, wires, visitLimit = 50 }: FlowSketch): Artefact {
  const entries: Artefact['nodes'] = {};
  const states: State = { [FAILED_STATE]: { type: 'final', entry: [{ type: 'giveUp' }] } };
  for (const sketch of nodes) {
    const node = FlowNode.parse({ title: sketch.id, config: {}, position: { x: 0, y: 0 }, ...sketch });
    const next = Object.fromEntries(
      Object.entries(wires)
        .filter(([port]) => port.startsWith(`${node.id}.`))
        .map(([port, target]) => [port.slice(node.id.length + 1), target]),
    );
    const edges = Object.fromEntries(Object.keys(next).map((port) => [port, `${node.id}.${port}`]));
    entries[node.id] = { node, next, edges, agent: null };
    states[node.id] = stateOf(node, next);
  }
  const machine = { id: 'flow', initial: nodes[0]?.id ?? '', context: CONTEXT, states };
  const settings = { visitLimit, timeZone: 'UTC' };
  return {
    schema: ARTEFACT_SCHEMA,
    hash: 'sketch',
    name: 'Sketch',
    input: {},
    settings,
    machine,
    nodes: entries,
  };
}

const CONTEXT = { input: null, run: null, steps: {}, visits: {}, proposal: null, route: null, failure: null };

type Next = Readonly<Record<string, string>>;

function stateOf(node: FlowNode, next: Next): Json {
  const entry: Json[] = [{ type: 'enter', params: { node: node.id } }];
  switch (node.kind) {
    case 'trigger':
      return { on: { [START_EVENT]: go(node, next, 'next', { type: 'begin', params: { node: node.id } }) } };
    case 'branch':
      return { entry, always: branchWays(node, next) };
    case 'exception':
      return { entry, always: exceptionWays(node, next) };
    case 'transform':
      entry.push({ type: 'set', params: { node: node.id, set: node.config.set } });
      return { entry, always: [go(node, next, 'next')] };
    case 'end': {
      const { outcome, output } = node.config;
      return {
        type: 'final',
        entry: [...entry, { type: 'finish', params: { node: node.id, outcome, output } }],
      };
    }
    default:
      return invokedState(node, next, entry);
  }
}

const branchWays = (node: NodeOf<'branch'>, next: Next): Json[] => [
  ...node.config.cases.map(({ port, when }) => ({
    ...go(node, next, port),
    guard: { type: 'expression', params: { node: node.id, source: when } },
  })),
  go(node, next, 'otherwise'),
];

const exceptionWays = (node: NodeOf<'exception'>, next: Next): Json[] =>
  [...node.config.rules, { port: 'normal', title: 'Normal', when: null }].map(({ port, title, when }) => ({
    ...go(node, next, port, { type: 'route', params: { node: node.id, port, title } }),
    ...(when === null ? {} : { guard: { type: 'exception', params: { node: node.id, when } } }),
  }));

function invokedState(node: FlowNode, next: Next, entry: Json[]): Json {
  const record = { type: 'record', params: { node: node.id, kind: node.kind } };
  const isDone = (port: string) => port !== 'failed' && port !== 'expired';
  const onDone = Object.keys(next)
    .filter(isDone)
    .map((port) => ({ ...go(node, next, port, record), guard: { type: 'port', params: { port } } }));
  const failure = { type: 'recordFailure', params: { node: node.id } };
  const onError = go(node, { failed: FAILED_STATE, ...next }, 'failed', failure);
  const invoke = { id: node.id, src: node.kind, input: { node: node.id }, onDone, onError };
  const expiresAfter = node.kind === 'gate' ? node.config.expiresAfter : undefined;
  if (expiresAfter === undefined) return { entry, invoke };
  const expire = go(node, next, 'expired', { type: 'expire', params: { node: node.id } });
  return { entry, invoke, after: { [durationMs(expiresAfter)]: expire } };
}

function go(node: FlowNode, next: Next, port: string, ...actions: Json[]) {
  const leave = { type: 'leave', params: { node: node.id, port, edge: `${node.id}.${port}` } };
  return { target: next[port] ?? FAILED_STATE, reenter: true, actions: [...actions, leave] };
}
