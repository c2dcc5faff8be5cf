import type { Json } from '@countersign/model';
import { createActor } from 'xstate';
import type { RunContext } from './context.ts';
import type { FlowMachine, MachineState } from './machine/machineOf.ts';

/** A state's name, or for a parallel state the names inside each region. */
export type StateValue = string | { readonly [region: string]: StateValue };

/**
 * All that is stored of a run: where it is, what it knows, whether it goes on. `done` reached an end, `error` failed,
 * `stopped` was cancelled. Invoked children are left out: what is active follows from `value`.
 */
export type RunSnapshot = {
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  readonly value: StateValue;
  readonly context: RunContext;
};

/** Reads a stored snapshot. */
export function readSnapshot(stored: Json): RunSnapshot {
  return stored as RunSnapshot; // safe: only `step` writes snapshots, and a JSON round trip keeps them
}

/**
 * The machine's state for a stored snapshot. The actor is never started, so this costs the same for any flow size. The
 * context is put in afterwards: XState would search it for actor references, and what looks like one in a customer's
 * data must stay what it is.
 */
export function restore(machine: FlowMachine, { status, value, context }: RunSnapshot): MachineState {
  const persisted = { status, value, context: {}, children: {}, historyValue: {} };
  const options = { snapshot: persisted } as unknown as Parameters<typeof createActor<FlowMachine>>[1]; // safe: what `getPersistedSnapshot` would give for a machine without children
  return Object.assign(createActor(machine, options).getSnapshot(), { context });
}

/** What to store of a machine's state. */
export function persist(state: MachineState): RunSnapshot {
  return {
    status: state.status,
    value: state.value as StateValue, // safe: xstate never leaves a region undefined in a settled state
    context: state.context as RunContext, // safe: the context of the artefact's machine
  };
}
