import type { FlowRunState, NodeRunState } from '@countersign/canvas';
import { type FlowDocument, isFinal, type RunEvent, type RunStatus } from '@countersign/model';
import { stepsIn } from './eventData.ts';

export type RunState = Required<Omit<FlowRunState, 'isTotal'>>;

/**
 * Reads where a run has been from its events: per step, per wire, and how often a step was entered. Steps that were
 * entered and not left are where it is now, several at once in parallel branches; in a run that is over they were
 * called off. The document tells waits, which begin without an event of their own.
 */
export function runStateOf(
  events: readonly RunEvent[],
  status: RunStatus,
  document: FlowDocument | undefined,
): RunState {
  const nodes: Record<string, NodeRunState> = {};
  const edges: Record<string, number> = {};
  const visits: Record<string, number> = {};
  const waits = new Set(document?.nodes.filter((node) => node.kind === 'wait').map((node) => node.id));
  for (const { type, node, data } of events) {
    if (type === 'end.held') callOff(nodes, stepsIn(data) ?? []);
    if (node === undefined) continue;
    const next = type === 'step.entered' && waits.has(node) ? 'waiting' : STATE_AFTER[type];
    if (next !== undefined) nodes[node] = next;
    if (type === 'step.entered') visits[node] = (visits[node] ?? 0) + 1;
    const edge = type === 'port.taken' ? edgeOf(data) : undefined;
    if (edge !== undefined) edges[edge] = (edges[edge] ?? 0) + 1;
  }
  return { nodes: isFinal(status) ? calledOff(nodes) : nodes, edges, visits };
}

const STATE_AFTER: { readonly [TType in RunEvent['type']]?: NodeRunState } = {
  'step.entered': 'active',
  'step.resumed': 'active',
  'gate.held': 'waiting',
  'review.opened': 'waiting',
  'port.taken': 'done',
  'action.done': 'done',
  'run.ended': 'done',
  'step.parked': 'parked',
  'agent.failed': 'failed',
  'action.failed': 'failed',
  'call.failed': 'failed',
  'run.failed': 'failed',
  'action.undone': 'undone',
};

const OPEN: ReadonlySet<NodeRunState> = new Set(['active', 'waiting', 'parked']);

/** A run that is about to end waits for these steps (`node/visit`) only. */
function callOff(nodes: Record<string, NodeRunState>, waitedFor: readonly string[]): void {
  const kept = new Set(waitedFor.map((key) => key.slice(0, key.lastIndexOf('/'))));
  for (const [id, state] of Object.entries(nodes)) {
    if (OPEN.has(state) && !kept.has(id)) nodes[id] = 'stopped';
  }
}

const calledOff = (nodes: Readonly<Record<string, NodeRunState>>): Record<string, NodeRunState> =>
  Object.fromEntries(Object.entries(nodes).map(([id, state]) => [id, OPEN.has(state) ? 'stopped' : state]));

function edgeOf(data: RunEvent['data']): string | undefined {
  if (typeof data !== 'object' || data === null || !('edge' in data)) return undefined;
  return typeof data.edge === 'string' ? data.edge : undefined;
}
