import type { FlowRunState, NodeRunState } from '@countersign/canvas';
import type { FlowDocument } from '@countersign/model';
import { type Coverage, type Simulation, type Stop, takenEdges } from '@countersign/simulation';

/** How a simulated case stands on the drawing: where it is and was, and every wire that was taken in any of the cases played. */
export function marksOf(
  document: FlowDocument,
  { state, stops, coverage }: { state: Simulation | null; stops: readonly Stop[]; coverage: Coverage },
): FlowRunState {
  const nodes: Record<string, NodeRunState> = {};
  const visits: Record<string, number> = {};
  for (const { events } of state?.runs ?? []) {
    for (const { type, node } of events) {
      if (node === undefined) continue;
      if (type === 'step.entered') visits[node] = (visits[node] ?? 0) + 1;
      if (type === 'step.entered' || type === 'port.taken') nodes[node] = 'done';
      if (FAILED.has(type)) nodes[node] = 'failed';
    }
  }
  for (const stop of stops) {
    if (stop.type === 'effect') nodes[stop.effect.node] = 'active';
    else if (stop.type === 'review') nodes[stop.review.node] = 'waiting';
    else if (stop.type === 'signal') nodes[stop.node] = 'waiting';
    else if (stop.type === 'timer') nodes[stop.timer.node] = 'waiting';
  }
  const edges = Object.fromEntries(takenEdges(document, coverage).map((edge) => [edge, 1]));
  return { nodes, edges, visits };
}

const FAILED: ReadonlySet<string> = new Set(['agent.failed', 'action.failed', 'call.failed', 'run.failed']);
