import type { RunEvent, RunStatus } from '@countersign/model';

type StepState = 'done' | 'active' | 'waiting' | 'failed';

/** How a run stands on the drawing: per step, per wire, and how often a step was entered. */
export interface RunState {
  readonly nodes: Readonly<Record<string, StepState>>;
  readonly edges: Readonly<Record<string, number>>;
  readonly visits: Readonly<Record<string, number>>;
}

/** Reads where a run has been from its events; steps that were entered and not left are where it is now. */
export function runStateOf(events: readonly RunEvent[], status: RunStatus): RunState {
  const nodes: Record<string, StepState> = {};
  const edges: Record<string, number> = {};
  const visits: Record<string, number> = {};
  for (const { type, node, data } of events) {
    if (node === undefined) continue;
    const next = stateAfter(type, status);
    if (next) nodes[node] = next;
    if (type === 'step.entered') visits[node] = (visits[node] ?? 0) + 1;
    const edge = type === 'port.taken' ? edgeOf(data) : undefined;
    if (edge !== undefined) edges[edge] = (edges[edge] ?? 0) + 1;
  }
  return { nodes, edges, visits };
}

function stateAfter(type: RunEvent['type'], status: RunStatus): StepState | undefined {
  switch (type) {
    case 'step.entered':
    case 'step.resumed':
      return isOver(status) ? 'done' : 'active';
    case 'gate.held':
    case 'review.opened':
      return isOver(status) ? 'done' : 'waiting';
    case 'port.taken':
    case 'run.ended':
      return 'done';
    case 'agent.failed':
    case 'action.failed':
    case 'step.parked':
    case 'run.failed':
      return 'failed';
    default:
      return undefined;
  }
}

function isOver(status: RunStatus): boolean {
  return status === 'ended' || status === 'failed' || status === 'cancelled';
}

function edgeOf(data: RunEvent['data']): string | undefined {
  if (typeof data !== 'object' || data === null || !('edge' in data)) return undefined;
  return typeof data.edge === 'string' ? data.edge : undefined;
}
