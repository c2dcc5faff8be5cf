import { type Artefact, type Problem, problem } from '@countersign/model';
import { activeVisits } from './activeVisits.ts';
import type { EngineEvent } from './event.ts';
import type { RunSnapshot } from './snapshot.ts';

/** Why an event does not apply to a run in this state; null when it does. */
export function refusalOf(
  artefact: Artefact,
  snapshot: RunSnapshot | null,
  event: EngineEvent,
): Problem | null {
  if (event.type === 'start') {
    return snapshot === null ? null : problem('already_started', 'The run has already been started.');
  }
  if (snapshot === null) return problem('not_started', 'The run has not been started yet.');
  if (snapshot.status !== 'active')
    return problem('run_finished', 'The run is over; nothing can change it any more.');
  if (event.type === 'cancel' || event.type === 'signal') return null;
  return refusalOfAnswer(artefact, snapshot, event);
}

type Answer = Extract<EngineEvent, { node: string }>;

function refusalOfAnswer(artefact: Artefact, snapshot: RunSnapshot, event: Answer): Problem | null {
  const { node, visit } = event;
  if (!activeVisits(snapshot).some((active) => active.node === node && active.visit === visit)) {
    return problem(
      'stale_completion',
      `Visit ${visit} of the step "${node}" is over; this answer comes too late.`,
      node,
    );
  }
  if (event.type === 'done' && artefact.nodes[node]?.next[event.port] === undefined) {
    return problem(
      'port_not_connected',
      `Nothing is connected to the port "${event.port}" of "${node}".`,
      node,
    );
  }
  return null;
}
