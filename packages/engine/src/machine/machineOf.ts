import type { Artefact } from '@countersign/model';
import { type AnyActorLogic, createMachine, type SnapshotFrom } from 'xstate';
import { actions } from './actions.ts';
import { guards } from './guards.ts';
import type { MachineEvent, Turn } from './turn.ts';

export type FlowMachine = ReturnType<typeof buildMachine>;
export type MachineState = SnapshotFrom<FlowMachine>;

/**
 * The artefact's machine with its guards and actions, built once for each artefact object and dropped with it: callers
 * keep one object per artefact hash.
 */
export function machineOf(artefact: Artefact): FlowMachine {
  const known = machines.get(artefact);
  if (known !== undefined) return known;
  const machine = buildMachine(artefact, requiredTurn);
  machines.set(artefact, machine);
  return machine;
}

// A memo of a pure function: it changes how long a call takes, never what it answers.
const machines = new WeakMap<Artefact, FlowMachine>();

/** Builds the machine; `turnOf` finds the turn of an event, which a machine run by a plain actor has to bring itself. */
export function buildMachine(artefact: Artefact, turnOf: (event: MachineEvent) => Turn) {
  const config = artefact.machine as Parameters<typeof createMachine>[0]; // safe: the compiler emits XState configs
  return createMachine(config).provide({
    guards: guards(turnOf) as object,
    actions: actions(artefact, turnOf) as object,
    actors: Object.fromEntries(INVOKED.map((kind) => [kind, outsideWork])),
  });
}

const INVOKED = ['agent', 'gate', 'sampler', 'action'];

/** Stands for work that the turn does not do itself; it is never started here. */
const outsideWork: AnyActorLogic = {
  transition: (state) => state,
  getInitialSnapshot: () => ({ status: 'active', output: undefined, error: undefined }),
  getPersistedSnapshot: (state) => state,
};

function requiredTurn(event: MachineEvent): Turn {
  if (event.turn === undefined) throw new Error(`The event ${event.type} carries no turn`);
  return event.turn;
}
