import type { Json } from '@countersign/model';
import { createActor, initialTransition, transition } from 'xstate';
import { persist, type RunSnapshot } from '../snapshot.ts';
import type { FlowMachine, Machinery, MachineState } from './machineOf.ts';
import { Halt, type MachineEvent, type Turn } from './turn.ts';

/** One macrostep of the machine. A halt leaves the run failed, with everything that was noted before it. */
export function advance(
  { machine, during }: Machinery,
  snapshot: RunSnapshot,
  { event, turn }: { event: MachineEvent; turn: Turn },
): RunSnapshot {
  try {
    return persist(during(turn, () => transition(machine, restore(machine, snapshot), event)[0]));
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    const { node, problem, context } = error;
    turn.note({
      type: 'run.failed',
      node,
      visit: context.visits[node] ?? 1,
      data: { problem: problem as unknown as Json }, // safe: problems are JSON by construction
    });
    const failed = { status: 'error', context: { ...context, failure: { node, problem } } } as const;
    return { ...failed, value: snapshot.value };
  }
}

/** A run before its first event. */
export const initialSnapshot = (machine: FlowMachine): RunSnapshot => persist(initialTransition(machine)[0]);

/**
 * The machine's state for a stored snapshot. The actor is never started, so this costs the same for any flow size. The
 * context is put in afterwards: XState would search it for actor references, and what looks like one in a customer's
 * data must stay what it is.
 */
function restore(machine: FlowMachine, { status, value, context }: RunSnapshot): MachineState {
  const persisted = { status, value, context: {}, children: {}, historyValue: {} };
  const options = { snapshot: persisted } as unknown as Parameters<typeof createActor<FlowMachine>>[1]; // safe: what `getPersistedSnapshot` would give for a machine without children
  return Object.assign(createActor(machine, options).getSnapshot(), { context });
}
