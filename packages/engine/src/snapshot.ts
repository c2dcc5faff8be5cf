import type { Json } from '@countersign/model';
import type { RunContext } from './context.ts';
import type { MachineState } from './machine/machineOf.ts';
import type { Note } from './machine/turn.ts';
import type { Visit } from './visit.ts';

/** A state's name, or for a parallel state the names inside each region. */
export type StateValue = string | { readonly [region: string]: StateValue };

/** How a run will be over, held back until everything that can be undone is undone. */
type Undoing = { readonly status: 'done' | 'error' | 'stopped'; readonly note: Note };

/** How a run will be over, held back until the actions `left` have told how they ended; `undo` says what comes then. */
type Ending = Undoing & { readonly undo: boolean; readonly left: readonly Visit[] };

/**
 * All that is stored of a run: where it is, what it knows, whether it goes on. `done` reached an end, `error` failed,
 * `stopped` was cancelled. Invoked children are left out: what is active follows from `value`.
 */
export type RunSnapshot = {
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  readonly value: StateValue;
  readonly context: RunContext;
  /** Keys of the effects that wait for a person because of an incident; left out while there are none. */
  readonly parked?: readonly string[];
  readonly undoing?: Undoing;
  readonly ending?: Ending;
};

/** Reads a stored snapshot. */
export function readSnapshot(stored: Json): RunSnapshot {
  return stored as RunSnapshot; // safe: only `step` writes snapshots, and a JSON round trip keeps them
}

/** What to store of a machine's state. */
export function persist(state: MachineState): RunSnapshot {
  return {
    status: state.status,
    value: state.value as StateValue, // safe: xstate never leaves a region undefined in a settled state
    context: withoutEmpty(state.context as RunContext), // safe: the context of the artefact's machine
  };
}

/** Leaves out the fields that have become empty again, as JSON would. */
export function withoutEmpty(context: RunContext): RunContext {
  const entries = Object.entries(context);
  return entries.every(([, value]) => value !== undefined)
    ? context
    : (Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as RunContext); // safe: only optional fields are ever undefined
}
