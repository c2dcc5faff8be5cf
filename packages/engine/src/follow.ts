import { type Artefact, assertNever, type Json, START_EVENT } from '@countersign/model';
import { transition } from 'xstate';
import { activeVisits } from './activeVisits.ts';
import type { Effect } from './effects/effect.ts';
import { effectOf } from './effects/effectOf.ts';
import type { EngineEvent } from './event.ts';
import type { FlowMachine } from './machine/machineOf.ts';
import { Halt, type MachineEvent, type Turn } from './machine/turn.ts';
import { persist, type RunSnapshot, restore } from './snapshot.ts';
import { timerEventType } from './timers.ts';

export type Following = {
  readonly artefact: Artefact;
  readonly machine: FlowMachine;
  readonly before: RunSnapshot;
  readonly event: EngineEvent;
  readonly turn: Turn;
};

export type Followed = { readonly after: RunSnapshot; readonly effects: readonly Effect[] };

/** Follows the event, and after it the failures of steps whose effects could not even be rendered. */
export function follow({ artefact, machine, before, event, turn }: Following): Followed {
  if (event.type === 'cancel') return { after: cancel(before, event.by, turn), effects: [] };
  if (event.type === 'signal') return { after: receive(before, event, turn), effects: [] };
  const known = new Set(activeVisits(before).map((visit) => visit.key));
  const effects = new Map<string, Effect>();
  let current = before;
  let next: MachineEvent | null = machineEventOf(machine, event);
  while (next !== null) {
    current = advance(machine, current, { ...next, turn });
    next = null;
    for (const visit of activeVisits(current)) {
      if (known.has(visit.key) || effects.has(visit.key)) continue;
      const effect = effectOf(artefact, visit, { context: current.context, now: turn.now });
      if (!effect.ok) {
        next = { type: `xstate.error.actor.${visit.node}`, error: effect.problem };
        break;
      }
      if (effect.value !== null) effects.set(visit.key, effect.value);
    }
  }
  const active = new Set(activeVisits(current).map((visit) => visit.key));
  return { after: current, effects: [...effects.values()].filter((effect) => active.has(effect.key)) };
}

/** One macrostep of the machine. A halt leaves the run failed, with everything that was noted before it. */
function advance(
  machine: FlowMachine,
  snapshot: RunSnapshot,
  event: MachineEvent & { turn: Turn },
): RunSnapshot {
  try {
    return persist(transition(machine, restore(machine, snapshot), event)[0]);
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    const { node, problem, context } = error;
    event.turn.note({
      type: 'run.failed',
      node,
      visit: context.visits[node] ?? 1,
      data: { problem: problem as unknown as Json }, // safe: problems are JSON by construction
    });
    return { status: 'error', value: snapshot.value, context: { ...context, failure: { node, problem } } };
  }
}

function machineEventOf(
  machine: FlowMachine,
  event: Exclude<EngineEvent, { type: 'cancel' | 'signal' }>,
): MachineEvent {
  switch (event.type) {
    case 'start':
      return { type: START_EVENT, input: event.input, run: event.run };
    case 'done':
      return {
        type: `xstate.done.actor.${event.node}`,
        actorId: event.node,
        output: { port: event.port, output: event.output },
      };
    case 'failed':
      return { type: `xstate.error.actor.${event.node}`, actorId: event.node, error: event.problem };
    case 'timer':
      return { type: timerEventType(machine, event.node) ?? 'xstate.after' };
    default:
      return assertNever(event);
  }
}

function cancel(snapshot: RunSnapshot, by: string, turn: Turn): RunSnapshot {
  turn.note({ type: 'run.cancelled', data: { by } });
  return { ...snapshot, status: 'stopped' };
}

/** No step waits for a signal yet; it is kept among the run's events, so that none is lost. */
function receive(snapshot: RunSnapshot, event: { name: string; payload: Json }, turn: Turn): RunSnapshot {
  turn.note({ type: 'signal.received', data: { name: event.name, payload: event.payload } });
  return snapshot;
}
