import {
  type Artefact,
  FAILED_STATE,
  fail,
  type Json,
  ok,
  type Result,
  type RunEventDraft,
  type RunStatus,
} from '@countersign/model';
import { initialTransition } from 'xstate';
import { activeVisits, type Visit } from './activeVisits.ts';
import type { StepFailure } from './context.ts';
import type { Effect } from './effects/effect.ts';
import type { EngineEvent } from './event.ts';
import { follow } from './follow.ts';
import { type FlowMachine, machineOf } from './machine/machineOf.ts';
import type { Turn } from './machine/turn.ts';
import { refusalOf } from './refusalOf.ts';
import { persist, type RunSnapshot } from './snapshot.ts';
import { type Timer, timerOf } from './timers.ts';

export type StepInput = {
  readonly artefact: Artefact;
  /** Null before the start. */
  readonly snapshot: RunSnapshot | null;
  readonly event: EngineEvent;
  /** When the event happened. */
  readonly now: Date;
};

export type StepResult = {
  readonly snapshot: RunSnapshot;
  readonly status: RunStatus;
  /** What newly entered steps ask for. */
  readonly effects: readonly Effect[];
  /** Visits that were left without the answer they waited for: their effects and reviews are void. */
  readonly cancelledEffects: readonly Visit[];
  readonly timers: readonly Timer[];
  /** Deadlines that no longer matter. */
  readonly cancelledTimers: readonly Timer[];
  readonly events: readonly RunEventDraft[];
  /** Of a run that ended. */
  readonly outcome?: string;
  readonly output?: Json;
  /** Of a run that failed. */
  readonly failure?: StepFailure;
};

/**
 * Applies one event to a run and follows the flow until it waits for the outside world again. Pure: the same arguments
 * give the same result, and the cost does not depend on how long the run has been going.
 *
 * Refused with a problem, without any change to the run: `run_finished`, `already_started`, `not_started`,
 * `stale_completion` (an answer to a visit that is over) and `port_not_connected`. A condition or value that cannot be
 * evaluated ends the run as failed; an effect whose input cannot be rendered is a failed step.
 *
 * @example
 * const started = step({ artefact, snapshot: null, event: { type: 'start', input, run }, now });
 * // → effects: [{ key: 'triage/1', kind: 'agent', … }]
 */
export function step({ artefact, snapshot, event, now }: StepInput): Result<StepResult> {
  const refusal = refusalOf(artefact, snapshot, event);
  if (refusal !== null) return fail(refusal);
  const events: RunEventDraft[] = [];
  const at = now.toISOString();
  const turn: Turn = { now: at, note: (note) => events.push({ ...note, at }) };
  const machine = machineOf(artefact);
  const before = snapshot ?? persist(initialTransition(machine)[0]);
  const { after, effects } = follow({ artefact, machine, before, event, turn });
  return ok({
    snapshot: after,
    status: statusOf(artefact, after),
    effects,
    ...changedVisits({ machine, before, after, event }),
    events,
    ...endOf(after, events),
  });
}

type Change = {
  readonly machine: FlowMachine;
  readonly before: RunSnapshot;
  readonly after: RunSnapshot;
  readonly event: EngineEvent;
};

/** What was entered and left, told from the active states before and after, since invoked children are not stored. */
function changedVisits({ machine, before, after, event }: Change) {
  const visitsBefore = activeVisits(before);
  const visitsAfter = activeVisits(after);
  const keysBefore = new Set(visitsBefore.map((visit) => visit.key));
  const keysAfter = new Set(visitsAfter.map((visit) => visit.key));
  const left = visitsBefore.filter((visit) => !keysAfter.has(visit.key));
  const entered = visitsAfter.filter((visit) => !keysBefore.has(visit.key));
  const isAnswered = (visit: Visit) =>
    (event.type === 'done' || event.type === 'failed') && event.node === visit.node;
  const isFired = (visit: Visit) => event.type === 'timer' && event.node === visit.node;
  return {
    cancelledEffects: left.filter((visit) => !isAnswered(visit) && isInvoked(machine, visit)),
    timers: timersOf(machine, entered),
    cancelledTimers: timersOf(
      machine,
      left.filter((visit) => !isFired(visit)),
    ),
  };
}

const isInvoked = (machine: FlowMachine, { node }: Visit): boolean =>
  (machine.states[node]?.invoke.length ?? 0) > 0;

const timersOf = (machine: FlowMachine, visits: readonly Visit[]): readonly Timer[] =>
  visits.map((visit) => timerOf(machine, visit)).filter((timer) => timer !== null);

/** Running while an agent or an action is at work; waiting when only a person or a deadline can go on. */
function statusOf(artefact: Artefact, snapshot: RunSnapshot): RunStatus {
  switch (snapshot.status) {
    case 'stopped':
      return 'cancelled';
    case 'error':
      return 'failed';
    case 'done':
      return snapshot.value === FAILED_STATE ? 'failed' : 'ended';
    case 'active': {
      const kinds = activeVisits(snapshot).map((visit) => artefact.nodes[visit.node]?.node.kind);
      return kinds.some((kind) => kind === 'agent' || kind === 'action') ? 'running' : 'waiting';
    }
  }
}

function endOf(snapshot: RunSnapshot, events: readonly RunEventDraft[]) {
  if (snapshot.status === 'active' || snapshot.status === 'stopped') return {};
  const ended = events.find((event) => event.type === 'run.ended');
  if (ended !== undefined) return ended.data as { outcome: string; output: Json }; // safe: written by the action `finish`
  return snapshot.context.failure === null ? {} : { failure: snapshot.context.failure };
}
