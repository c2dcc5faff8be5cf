import {
  ARTEFACT_SCHEMA,
  type Artefact,
  CORRECT_EVENT,
  durationMs,
  FAILED_STATE,
  FlowNode,
  FlowSettings,
  JOINED_STATE,
  type Json,
  type NodeOf,
  SIGNAL_EVENT,
  START_EVENT,
} from '@countersign/model';

/** `lane` is the branch that the node lies in, by its full name. */
type NodeSketch = {
  readonly id: string;
  readonly kind: string;
  readonly config?: object;
  readonly lane?: string;
};
type State = { [key: string]: Json };
type States = { [name: string]: State };

/** Wires as `source.port → target`. */
export type FlowSketch = {
  readonly nodes: readonly NodeSketch[];
  readonly wires: { readonly [port: string]: string };
  readonly visitLimit?: number;
  readonly settings?: Partial<FlowSettings>;
};

/** An artefact written down from its contract in `model`, so that the engine is tested without the compiler. */
export function anArtefact({ nodes, wires, visitLimit = 50, settings = {} }: FlowSketch): Artefact {
  const entries: Artefact['nodes'] = {};
  for (const { lane, ...sketch } of nodes) {
    const node = FlowNode.parse({ title: sketch.id, config: {}, position: { x: 0, y: 0 }, ...sketch });
    const next = Object.fromEntries(
      Object.entries(wires)
        .filter(([port]) => port.startsWith(`${node.id}.`))
        .map(([port, target]) => [port.slice(node.id.length + 1), target]),
    );
    const edges = Object.fromEntries(Object.keys(next).map((port) => [port, `${node.id}.${port}`]));
    entries[node.id] = { node, next, edges, agent: null, ...(lane === undefined ? {} : { lane }) };
  }
  const drawing: Drawing = { entries, initial: nodes[0]?.id ?? '' };
  return {
    schema: ARTEFACT_SCHEMA,
    hash: 'sketch',
    name: 'Sketch',
    input: {},
    settings: { ...FlowSettings.parse({}), visitLimit, ...settings },
    machine: machineOf(drawing),
    nodes: entries,
  };
}

type Drawing = { readonly entries: Artefact['nodes']; readonly initial: string };

const CONTEXT = { input: null, run: null, steps: {}, visits: {}, proposal: null, route: null, failure: null };

function machineOf(drawing: Drawing): Artefact['machine'] {
  const waitsForSignal = Object.values(drawing.entries).some(
    ({ node }) => node.kind === 'wait' && node.config.until.type === 'signal',
  );
  return {
    id: 'flow',
    initial: drawing.initial,
    context: CONTEXT,
    ...(waitsForSignal ? { on: { [SIGNAL_EVENT]: { actions: [{ type: 'keepSignal' }] } } } : {}),
    states: {
      ...statesIn(undefined, drawing),
      [FAILED_STATE]: { type: 'final', entry: [{ type: 'giveUp' }] },
    },
  };
}

const statesIn = (lane: string | undefined, drawing: Drawing): States =>
  Object.fromEntries(
    Object.values(drawing.entries)
      .filter((entry) => entry.lane === lane)
      .map(({ node }) => [node.id, stateOf(node, drawing)]),
  );

const enter = (node: string): Json => ({ type: 'enter', params: { node } });

function stateOf(node: FlowNode, drawing: Drawing): State {
  const entry: Json[] = [enter(node.id)];
  switch (node.kind) {
    case 'trigger':
      return triggerState(node, drawing);
    case 'branch':
      return { entry, always: branchWays(node, drawing) };
    case 'exception':
      return { entry, always: exceptionWays(node, drawing) };
    case 'transform':
      entry.push({ type: 'set', params: { node: node.id, set: node.config.set } });
      return { entry, always: [go(node, drawing, 'next')] };
    case 'join':
      return { entry, always: [go(node, drawing, 'next')] };
    case 'wait':
      return { entry, ...waitWays(node, drawing) };
    case 'parallel':
      return parallelState(node, drawing);
    case 'end': {
      const { outcome, output } = node.config;
      entry.push({ type: 'finish', params: { node: node.id, outcome, output } });
      return { type: 'final', entry };
    }
    default:
      return invokedState(node, drawing, entry);
  }
}

function triggerState(node: NodeOf<'trigger'>, drawing: Drawing): State {
  const corrections = Object.values(drawing.entries)
    .filter((entry) => entry.node.kind === 'sampler' && entry.next['corrected'] !== undefined)
    .map(({ node: sampler }) => ({
      guard: { type: 'correcting', params: { node: sampler.id } },
      ...go(sampler, drawing, 'corrected', { type: 'correct' }),
    }));
  const start = go(node, drawing, 'next', { type: 'begin', params: { node: node.id } });
  return {
    on: {
      [START_EVENT]: start,
      ...(corrections.length === 0 ? {} : { [CORRECT_EVENT]: corrections }),
    },
  };
}

const branchWays = (node: NodeOf<'branch'>, drawing: Drawing): Json[] => [
  ...node.config.cases.map(({ port, when }) => ({
    ...go(node, drawing, port),
    guard: { type: 'expression', params: { node: node.id, source: when } },
  })),
  go(node, drawing, 'otherwise'),
];

const exceptionWays = (node: NodeOf<'exception'>, drawing: Drawing): Json[] =>
  [...node.config.rules, { port: 'normal', title: 'Normal', when: null }].map(({ port, title, when }) => ({
    ...go(node, drawing, port, { type: 'route', params: { node: node.id, port, title } }),
    ...(when === null ? {} : { guard: { type: 'exception', params: { node: node.id, when } } }),
  }));

function waitWays(node: NodeOf<'wait'>, drawing: Drawing): State {
  const { until, timeout } = node.config;
  const ended = (port: string, by: string) =>
    go(node, drawing, port, { type: 'endWait', params: { node: node.id, by } });
  const after = {
    ...(until.type === 'signal' ? {} : { [`until:${node.id}`]: ended('next', 'time') }),
    ...(timeout === undefined ? {} : { [`timeout:${node.id}`]: ended('timedOut', 'timeout') }),
  };
  if (until.type !== 'signal') return { after };
  const { signal } = until;
  const take = go(node, drawing, 'next', { type: 'takeSignal', params: { node: node.id, signal } });
  const named = { type: 'signalNamed', params: { signal } };
  return {
    after,
    always: { guard: { type: 'signalKept', params: { signal } }, ...take },
    on: { [SIGNAL_EVENT]: { guard: named, ...ended('next', 'signal') } },
  };
}

function parallelState(node: NodeOf<'parallel'>, drawing: Drawing): State {
  const outer = drawing.entries[node.id]?.lane;
  const prefix = outer === undefined ? node.id : `${outer}/${node.id}`;
  const ports = node.config.branches.map((branch) => branch.port);
  const region = (port: string): State => ({
    initial: targetOf(`${prefix}.${port}`, drawing.entries[node.id]?.next[port] ?? '', drawing),
    states: { ...statesIn(`${prefix}.${port}`, drawing), [JOINED_STATE]: { type: 'final' } },
  });
  const leaves = ports.map((port) => leave(node, port));
  const join = Object.values(drawing.entries).find((entry) => entry.node.id === `${node.id}Join`);
  const close = { type: 'closeLanes', params: { node: node.id } };
  return {
    type: 'parallel',
    entry: [enter(node.id), { type: 'openLanes', params: { node: node.id } }, ...leaves],
    states: Object.fromEntries(ports.map((port) => [port, region(port)])),
    onDone: { target: join?.node.id ?? '', actions: [close] },
  };
}

function invokedState(node: FlowNode, drawing: Drawing, entry: Json[]): State {
  const next = drawing.entries[node.id]?.next ?? {};
  const record = { type: 'record', params: { node: node.id, kind: node.kind } };
  const isDone = (port: string) => port !== 'failed' && port !== 'expired' && port !== 'corrected';
  const onDone = Object.keys(next)
    .filter(isDone)
    .map((port) => ({ ...go(node, drawing, port, record), guard: { type: 'port', params: { port } } }));
  const onError = go(node, drawing, 'failed', { type: 'recordFailure', params: { node: node.id } });
  const invoke = { id: node.id, src: node.kind, input: { node: node.id }, onDone, onError };
  const expiresAfter = node.kind === 'gate' ? node.config.expiresAfter : undefined;
  if (expiresAfter === undefined) return { entry, invoke };
  const expire = go(node, drawing, 'expired', { type: 'expire', params: { node: node.id } });
  return { entry, invoke, after: { [durationMs(expiresAfter)]: expire } };
}

const leave = (node: FlowNode, port: string): Json => ({
  type: 'leave',
  params: { node: node.id, port, edge: `${node.id}.${port}` },
});

function go(node: FlowNode, drawing: Drawing, port: string, ...actions: Json[]) {
  const { lane, next } = drawing.entries[node.id] ?? {};
  const target = targetOf(lane, next?.[port] ?? FAILED_STATE, drawing);
  return { target, reenter: true, actions: [...actions, leave(node, port)] };
}

/** How a state inside a branch names another one: by name in the same branch, the join as the branch's own rest, others from the top. */
function targetOf(lane: string | undefined, target: string, { entries }: Drawing): string {
  if (entries[target]?.lane === lane && target !== FAILED_STATE) return target;
  if (entries[target]?.node.kind === 'join') return JOINED_STATE;
  return lane === undefined ? target : `#flow.${target}`;
}
