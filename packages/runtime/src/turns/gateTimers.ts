import { activeVisits, type RunSnapshot, type Visit } from '@countersign/engine';
import { type Artefact, durationMs } from '@countersign/model';
import type { NewTimer } from '../ports/timers.ts';
import type { TurnDraft } from './turnDraft.ts';

const idsOf = ({ key }: Visit) => ({ remind: `${key}/remind`, escalate: `${key}/escalate` });

/** When an unanswered review of this visit is brought to mind, and when it goes to the owners. */
export function gateTimers(artefact: Artefact, visit: Visit): readonly NewTimer[] {
  return [reminderOf(artefact, visit), escalationOf(artefact, visit)].filter((timer) => timer !== null);
}

export function reminderOf(artefact: Artefact, visit: Visit): NewTimer | null {
  const gate = artefact.nodes[visit.node]?.node;
  if (gate?.kind !== 'gate' || gate.config.remindAfter === undefined) return null;
  const due = { inMs: durationMs(gate.config.remindAfter) };
  return { id: idsOf(visit).remind, node: visit.node, visit: visit.visit, name: 'remind', due };
}

function escalationOf(artefact: Artefact, visit: Visit): NewTimer | null {
  const gate = artefact.nodes[visit.node]?.node;
  if (gate?.kind !== 'gate' || gate.config.escalateAfter === undefined) return null;
  const due = { inMs: durationMs(gate.config.escalateAfter) };
  return { id: idsOf(visit).escalate, node: visit.node, visit: visit.visit, name: 'escalate', due };
}

/** Takes back the timers of gates that the run has left since `before`. */
export function cancelGateTimers(artefact: Artefact, before: RunSnapshot | null, draft: TurnDraft): void {
  if (before === null || draft.snapshot === null) return;
  const active = new Set(activeVisits(draft.snapshot).map(({ key }) => key));
  const left = activeVisits(before).filter(({ key }) => !active.has(key));
  const ids = left.flatMap((visit) => gateTimers(artefact, visit).map(({ id }) => id));
  if (ids.length === 0) return;
  const own = new Set(draft.timers.map(({ id }) => id));
  draft.timers = draft.timers.filter(({ id }) => !ids.includes(id));
  draft.cancelledTimers.push(...ids.filter((id) => !own.has(id)));
}
