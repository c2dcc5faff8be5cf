import { type Artefact, type Problem, problem } from '@countersign/model';
import { activeVisits } from './activeVisits.ts';
import { isAsking } from './effects/effect.ts';
import type { EngineEvent } from './event.ts';
import { machineOf } from './machine/machineOf.ts';
import { isAwaited, MAX_KEPT_SIGNALS } from './signals.ts';
import type { RunSnapshot } from './snapshot.ts';
import { timerEventType } from './timers.ts';

/** Why an event does not apply to a run in this state; null when it does. */
export function refusalOf(
  artefact: Artefact,
  snapshot: RunSnapshot | null,
  event: EngineEvent,
): Problem | null {
  if (event.type === 'start' || event.type === 'correct') {
    return snapshot === null ? null : problem('already_started', 'The run has already been started.');
  }
  if (snapshot === null) return problem('not_started', 'The run has not been started yet.');
  if (snapshot.status !== 'active')
    return problem('run_finished', 'The run is over; nothing can change it any more.');
  switch (event.type) {
    case 'cancel':
      return refusalOfMove(snapshot);
    case 'signal':
      return refusalOfSignal(artefact, snapshot, event.name);
    case 'parked':
    case 'resumed':
      return refusalOfBooking(snapshot, event);
    default:
      return refusalOfAnswer(artefact, snapshot, event);
  }
}

/** Why nobody can move the run to somewhere else any more; null when it can be. */
function refusalOfMove({ undoing, ending }: RunSnapshot): Problem | null {
  if (ending !== undefined) return ENDING;
  return undoing === undefined ? null : UNDOING;
}

const ENDING = problem(
  'run_ending',
  'The end of the run has come; it only waits for the actions that are under way to tell how they ended.',
);

const NOT_AGAIN = problem(
  'run_ending',
  'The end of the run has come, so nothing is tried again. Go on with a value if the action happened, or let it fail if it did not.',
);

const UNDOING = problem(
  'run_undoing',
  'The run is taking back what it did; nothing else can move it any more.',
);

function refusalOfSignal(artefact: Artefact, snapshot: RunSnapshot, name: string): Problem | null {
  const refusal = refusalOfMove(snapshot);
  if (refusal !== null) return refusal;
  const kept = snapshot.context.signals?.length ?? 0;
  if (kept < MAX_KEPT_SIGNALS || isAwaited(artefact, snapshot, name)) return null;
  const message = `The run already keeps ${MAX_KEPT_SIGNALS} signals that no step has waited for.`;
  return problem('too_many_signals', message);
}

type Booking = Extract<EngineEvent, { key: string }>;

function refusalOfBooking(snapshot: RunSnapshot, { type, key }: Booking): Problem | null {
  if (!activeVisits(snapshot).some((visit) => visit.key === key)) return stale(key, undefined);
  // Trying again would be new work, which an ending run does not begin: a person says what came of it.
  if (type === 'resumed' && snapshot.ending !== undefined) return NOT_AGAIN;
  const isParked = snapshot.parked?.includes(key) ?? false;
  if (type === 'parked' || isParked) return null;
  return problem('not_parked', `The step ${key} is not parked.`);
}

type Answer = Extract<EngineEvent, { node: string; visit: number }>;

function refusalOfAnswer(artefact: Artefact, snapshot: RunSnapshot, event: Answer): Problem | null {
  const { node, visit } = event;
  const undo = event.type !== 'timer' && event.undo === true;
  const key = undo ? `undo:${node}/${visit}` : `${node}/${visit}`;
  if (!activeVisits(snapshot).some((active) => active.key === key)) return stale(key, node);
  if (undo) return null;
  if (event.type === 'timer') {
    const state = machineOf(artefact).states.get(node);
    return timerEventType(state, event.name ?? 'expires') === null ? stale(key, node) : null;
  }
  // A wait is over by a time or a signal: it waits for nobody's answer.
  if (!isAsking(artefact.nodes[node]?.node.kind ?? '')) return stale(key, node);
  if (event.type === 'done' && !isAnswerOf(artefact, node, event.port)) {
    const message = `Nothing is connected to the port "${event.port}" of "${node}".`;
    return problem('port_not_connected', message, node);
  }
  return null;
}

/** Ports that no answer leads to: a failure, a time and a later correction do. */
const NOT_ANSWERS: ReadonlySet<string> = new Set(['failed', 'expired', 'corrected']);

function isAnswerOf(artefact: Artefact, node: string, port: string): boolean {
  const entry = artefact.nodes[node];
  return entry !== undefined && !NOT_ANSWERS.has(port) && entry.next[port] !== undefined;
}

const stale = (key: string, node: string | undefined): Problem =>
  problem(
    'stale_completion',
    `Nothing waits for an answer to ${key} any more; this one comes too late.`,
    node,
  );
