import {
  type Artefact,
  assertNever,
  FAILED_STATE,
  fail,
  type Json,
  ok,
  type Result,
  type RunEventDraft,
  type RunStatus,
  SIGNAL_EVENT,
} from '@countersign/model';
import { activeVisits } from './activeVisits.ts';
import { withCalled } from './called.ts';
import type { StepFailure } from './context.ts';
import { EFFECT_KINDS, type Effect } from './effects/effect.ts';
import { goOnEnding, holdEnd } from './ending.ts';
import type { EngineEvent } from './event.ts';
import { type Followed, type Following, follow } from './follow.ts';
import { initialSnapshot } from './machine/advance.ts';
import { machineOf } from './machine/machineOf.ts';
import type { Note } from './machine/turn.ts';
import { withBookings } from './parked.ts';
import { refusalOf } from './refusalOf.ts';
import { isAwaited, withSignal } from './signals.ts';
import type { RunSnapshot } from './snapshot.ts';
import { type Timer, type TimerId, timerIdsOf } from './timers.ts';
import { beginUndo, goOnUndoing, wantsUndo } from './undo.ts';
import type { Visit } from './visit.ts';

export type StepInput = {
  readonly artefact: Artefact;
  /** Null before the start. */
  readonly snapshot: RunSnapshot | null;
  readonly event: EngineEvent;
  /** When the event happened. */
  readonly now: Date;
  /**
   * Keys of the effects that the outside world may be at work on. Should the event bring the run to its end, the end is
   * held back until the actions among them have been answered.
   */
  readonly underWay?: readonly string[];
};

export type StepResult = {
  readonly snapshot: RunSnapshot;
  readonly status: RunStatus;
  /** What newly entered steps ask for. */
  readonly effects: readonly Effect[];
  /** Visits that were left without the answer they waited for: their effects, calls and reviews are void. */
  readonly cancelledEffects: readonly Visit[];
  readonly timers: readonly Timer[];
  /** Times that no longer matter, whether they were kept or not. */
  readonly cancelledTimers: readonly TimerId[];
  readonly events: readonly RunEventDraft[];
  /** Of a run that ended. */
  readonly outcome?: string;
  readonly output?: Json;
  /** Of a run that failed. */
  readonly failure?: StepFailure;
};

/**
 * Applies one event to a run and follows the flow until it waits for the outside world again. Pure: the same arguments
 * give the same result. The cost does not depend on the size of the flow; of what a run has been through it depends by two
 * tables that are copied once, outputs and visits.
 *
 * Refused with a problem, without any change to the run: `run_finished`, `already_started`, `not_started`,
 * `stale_completion` (an answer to a visit that is over), `port_not_connected`, `too_many_signals`, `run_ending`,
 * `run_undoing` and `not_parked`. A condition, value or time that cannot be evaluated ends the run as failed; an effect whose input cannot
 * be rendered is a failed step.
 *
 * @example
 * const started = step({ artefact, snapshot: null, event: { type: 'start', input, run }, now });
 * // → effects: [{ key: 'triage/1', kind: 'agent', … }]
 */
export function step({ artefact, snapshot, event, now, underWay = [] }: StepInput): Result<StepResult> {
  const refusal = refusalOf(artefact, snapshot, event);
  if (refusal !== null) return fail(refusal);
  const events: RunEventDraft[] = [];
  const at = now.toISOString();
  const note: Following['note'] = (noted) => events.push({ ...noted, at });
  const machinery = machineOf(artefact);
  const before = snapshot ?? initialSnapshot(machinery);
  const following = { artefact, machinery, now: at, note };
  const ending = { event, events, following };
  const left = leftUnderWay(before, { event, artefact, underWay });
  const moved = undoing(holding(move(before, event, following), left, ending), ending);
  const after = withCalled(withBookings(before, moved.after, event), event);
  return ok({
    snapshot: after,
    status: statusOf(artefact, after),
    effects: moved.effects,
    timers: moved.timers,
    ...leftVisits(before, after, { event, following }),
    events,
    ...endOf(after, events),
  });
}

/** Where the event takes the run by itself. */
function move(before: RunSnapshot, event: EngineEvent, following: Following): Followed {
  const { artefact, note } = following;
  switch (event.type) {
    case 'cancel':
      note({ type: 'run.cancelled', data: { by: event.by } });
      return staying({ ...before, status: 'stopped' });
    case 'parked':
    case 'resumed':
      return staying(before);
    case 'signal':
      note({ type: 'signal.received', data: { name: event.name, payload: event.payload } });
      if (isAwaited(artefact, before, event.name) || isKeptByMachine(artefact))
        return follow(before, event, following);
      return staying(withSignal(before, { name: event.name, payload: event.payload }));
    case 'done':
    case 'failed':
      if (before.ending !== undefined) return goOnEnding(before, event, following);
      return event.undo === true
        ? { ...goOnUndoing(before, event, note), timers: [] }
        : follow(before, event, following);
    case 'start':
    case 'correct':
    case 'timer':
      return follow(before, event, following);
    default:
      return assertNever(event);
  }
}

const staying = (after: RunSnapshot): Followed => ({ after, effects: [], timers: [] });

const isKeptByMachine = ({ machine }: Artefact): boolean =>
  Object.hasOwn((machine['on'] ?? {}) as object, SIGNAL_EVENT);

/** The actions under way that the event itself does not answer. */
function leftUnderWay(
  before: RunSnapshot,
  { event, artefact, underWay }: Pick<StepInput, 'artefact' | 'event'> & { underWay: readonly string[] },
): readonly Visit[] {
  if (underWay.length === 0) return [];
  const isAnswered = ({ node }: Visit) => 'node' in event && event.node === node;
  const isAction = ({ node }: Visit) => artefact.nodes[node]?.node.kind === 'action';
  return activeVisits(before).filter(
    (visit) => underWay.includes(visit.key) && isAction(visit) && !isAnswered(visit),
  );
}

type Ending = {
  readonly event: EngineEvent;
  readonly events: RunEventDraft[];
  readonly following: Following;
};

/** Holds the end of a run back where it would leave actions alone that are under way. */
function holding(followed: Followed, left: readonly Visit[], { event, events, following }: Ending): Followed {
  if (followed.after.status === 'active' || left.length === 0) return followed;
  const { artefact, note } = following;
  return holdEnd(followed.after, { artefact, event, end: takeEnd(events), left, note });
}

/** Puts the undoing of a run between its last step and its end, where it is wanted. */
function undoing(followed: Followed, { event, events, following }: Ending): Followed {
  if (isUndo(event) || !wantsUndo(following.artefact, followed.after, event)) return followed;
  return { ...beginUndo(followed.after, takeEnd(events), following.note), timers: [] };
}

/** Takes back what would have told the end. */
function takeEnd(events: RunEventDraft[]): Note {
  const end = events.pop();
  if (end === undefined) throw new Error('A run was over without an event');
  const { at: _, ...note } = end;
  return note;
}

const isUndo = (event: EngineEvent): boolean =>
  (event.type === 'done' || event.type === 'failed') && event.undo === true;

/** What was left, told from the active states before and after, since invoked children are not stored. */
function leftVisits(
  before: RunSnapshot,
  after: RunSnapshot,
  { event, following }: { event: EngineEvent; following: Following },
) {
  const active = new Set(activeVisits(after).map((visit) => visit.key));
  const left = activeVisits(before).filter((visit) => !active.has(visit.key));
  const { states } = following.machinery;
  const isAnswered = (visit: Visit) =>
    (event.type === 'done' || event.type === 'failed') && event.node === visit.node;
  const isFired = (timer: TimerId) =>
    event.type === 'timer' && event.node === timer.node && (event.name ?? 'expires') === timer.name;
  const timers =
    before.undoing === undefined ? left.flatMap((visit) => timerIdsOf(states.get(visit.node), visit)) : [];
  return {
    cancelledEffects: left.filter((visit) => !isAnswered(visit) && asks(following.artefact, visit)),
    cancelledTimers: timers.filter((timer) => !isFired(timer)),
  };
}

const asks = (artefact: Artefact, { node }: Visit): boolean =>
  Object.hasOwn(EFFECT_KINDS, artefact.nodes[node]?.node.kind ?? '');

/** Running while an agent, an action or a called run is at work; waiting when only a person, a time or a signal can go on. */
function statusOf(artefact: Artefact, snapshot: RunSnapshot): RunStatus {
  switch (snapshot.status) {
    case 'stopped':
      return 'cancelled';
    case 'error':
      return 'failed';
    case 'done':
      return snapshot.value === FAILED_STATE ? 'failed' : 'ended';
    case 'active': {
      if (snapshot.parked !== undefined) return 'parked';
      if (snapshot.undoing !== undefined || snapshot.ending !== undefined) return 'running';
      const kinds = activeVisits(snapshot).map((visit) => artefact.nodes[visit.node]?.node.kind);
      return kinds.some((kind) => kind !== undefined && WORKING.has(kind)) ? 'running' : 'waiting';
    }
  }
}

const WORKING: ReadonlySet<string> = new Set(['agent', 'action', 'each', 'subflow']);

function endOf(snapshot: RunSnapshot, events: readonly RunEventDraft[]) {
  if (snapshot.status === 'active' || snapshot.status === 'stopped') return {};
  const ended = events.find((event) => event.type === 'run.ended');
  if (ended !== undefined) return ended.data as { outcome: string; output: Json }; // safe: written by the action `finish`
  return snapshot.context.failure === null ? {} : { failure: snapshot.context.failure };
}
