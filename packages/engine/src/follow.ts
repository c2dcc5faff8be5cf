import {
  type Artefact,
  assertNever,
  CORRECT_EVENT,
  type Json,
  SIGNAL_EVENT,
  START_EVENT,
} from '@countersign/model';
import { activeVisits } from './activeVisits.ts';
import type { RunContext } from './context.ts';
import type { Effect } from './effects/effect.ts';
import { effectOf } from './effects/effectOf.ts';
import type { EngineEvent } from './event.ts';
import { advance } from './machine/advance.ts';
import type { Machinery } from './machine/machineOf.ts';
import { type MachineEvent, type Note, turnAt } from './machine/turn.ts';
import type { RunSnapshot } from './snapshot.ts';
import { type Timer, timerEventType, timerOf } from './timers.ts';
import type { Visit } from './visit.ts';
import { type Due, msUntil } from './waits/dueOf.ts';

export type Following = {
  readonly artefact: Artefact;
  readonly machinery: Machinery;
  /** ISO time of the event. */
  readonly now: string;
  readonly note: (note: Note) => void;
};

/** Where an event has led, and what the steps there ask for. */
export type Followed = {
  readonly after: RunSnapshot;
  readonly effects: readonly Effect[];
  readonly timers: readonly Timer[];
};

/** Events that the machine answers. */
export type MovingEvent = Exclude<EngineEvent, { type: 'cancel' | 'parked' | 'resumed' }>;

/**
 * Follows the event, and after it what needs nobody: steps whose input could not even be rendered, lists without items and
 * times that have passed already.
 */
export function follow(before: RunSnapshot, event: MovingEvent, following: Following): Followed {
  const { machinery, now, note } = following;
  const known = new Set(activeVisits(before).map((visit) => visit.key));
  const asked = new Map<string, Asked>();
  const dues = new Map<string, Due>();
  let current = before;
  let next: MachineEvent | null = machineEventOf(machinery, event);
  while (next !== null) {
    // Its own turn for each macrostep, so that what was handed out before is never added to.
    const turn = turnAt(now, note, dues);
    current = advance(machinery, current, { event: next, turn });
    next = null;
    for (const visit of activeVisits(current)) {
      if (known.has(visit.key) || asked.has(visit.key)) continue;
      const taken = takeUp(visit, { ...following, context: current.context, dues });
      if ('goesOn' in taken) next = taken.goesOn;
      else asked.set(visit.key, taken);
      if (next !== null) break;
    }
  }
  const active = activeVisits(current).flatMap((visit) => asked.get(visit.key) ?? []);
  const effects = active.flatMap(({ effect }) => effect ?? []);
  return { after: current, effects, timers: active.flatMap(({ timer }) => timer ?? []) };
}

type Asked = { readonly effect: Effect | null; readonly timer: Timer | null };
type TakingUp = Following & { readonly context: RunContext; readonly dues: ReadonlyMap<string, Due> };

/** What a visit that has just been entered asks for, or the event by which it goes on at once. */
function takeUp(visit: Visit, given: TakingUp): Asked | { readonly goesOn: MachineEvent } {
  const { artefact, machinery, context, dues, now } = given;
  const effect = effectOf(artefact, visit, { context, now });
  if (!effect.ok) {
    return { goesOn: { type: `xstate.error.actor.${visit.node}`, error: effect.problem } };
  }
  if (effect.value?.kind === 'call' && effect.value.input.inputs.length === 0) {
    return { goesOn: doneEvent(visit.node, 'done', { items: [], ended: 0, failed: 0 }) };
  }
  const state = machinery.states.get(visit.node);
  const timer = timerOf(state, visit, { dues, now });
  if (timer !== null && msUntil(timer.due, now) === 0) {
    return { goesOn: { type: timerEventType(state, timer.name) ?? NO_TIMER } };
  }
  return { effect: effect.value, timer };
}

/** The type of an event that no state answers. */
const NO_TIMER = 'xstate.after';

function machineEventOf({ states }: Machinery, event: MovingEvent): MachineEvent {
  switch (event.type) {
    case 'start':
      return { type: START_EVENT, input: event.input, run: event.run };
    case 'correct':
      return { ...event, type: CORRECT_EVENT };
    case 'done':
      return doneEvent(event.node, event.port, event.output);
    case 'failed':
      return { type: `xstate.error.actor.${event.node}`, actorId: event.node, error: event.problem };
    case 'timer':
      return { type: timerEventType(states.get(event.node), event.name ?? 'expires') ?? NO_TIMER };
    case 'signal':
      return { type: SIGNAL_EVENT, name: event.name, payload: event.payload };
    default:
      return assertNever(event);
  }
}

const doneEvent = (node: string, port: string, output: Json): MachineEvent => ({
  type: `xstate.done.actor.${node}`,
  actorId: node,
  output: { port, output },
});
