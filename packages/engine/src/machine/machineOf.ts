import { type Artefact, FAILED_STATE } from '@countersign/model';
import { type AnyActorLogic, type AnyStateNode, createMachine, type SnapshotFrom } from 'xstate';
import { EFFECT_KINDS } from '../effects/effect.ts';
import { delays } from '../waits/delays.ts';
import { actions } from './actions.ts';
import { guards } from './guards.ts';
import type { MachineEvent, Turn } from './turn.ts';

export type FlowMachine = ReturnType<typeof buildMachine>;
export type MachineState = SnapshotFrom<FlowMachine>;

/** The artefact's machine, and the state of each node, in whichever branch it lies. */
export type Machinery = {
  readonly machine: FlowMachine;
  readonly states: ReadonlyMap<string, AnyStateNode>;
};

/**
 * The artefact's machine with its guards and actions, built once for each artefact object and dropped with it: callers
 * keep one object per artefact hash.
 */
export function machineOf(artefact: Artefact): Machinery {
  const known = machines.get(artefact);
  if (known !== undefined) return known;
  const machine = buildMachine(artefact, requiredTurn);
  const machinery = { machine, states: nodeStates(machine.root) };
  machines.set(artefact, machinery);
  return machinery;
}

// A memo of a pure function: it changes how long a call takes, never what it answers.
const machines = new WeakMap<Artefact, Machinery>();

/** Builds the machine; `turnOf` finds the turn of an event, which a machine run by a plain actor has to bring itself. */
export function buildMachine(artefact: Artefact, turnOf: (event: MachineEvent) => Turn) {
  const config = artefact.machine as Parameters<typeof createMachine>[0]; // safe: the compiler emits XState configs
  return createMachine(config).provide({
    guards: guards(artefact, turnOf) as object,
    actions: actions(artefact, turnOf) as object,
    delays: delays(artefact, turnOf) as object,
    actors: Object.fromEntries(Object.keys(EFFECT_KINDS).map((kind) => [kind, outsideWork])),
  });
}

/** Stands for work that the turn does not do itself; it is never started here. */
const outsideWork: AnyActorLogic = {
  transition: (state) => state,
  getInitialSnapshot: () => ({ status: 'active', output: undefined, error: undefined }),
  getPersistedSnapshot: (state) => state,
};

/** The states that stand for nodes: those at the top and those inside the regions of parallel states. */
function nodeStates(
  parent: AnyStateNode,
  found: Map<string, AnyStateNode> = new Map(),
): Map<string, AnyStateNode> {
  for (const [node, state] of Object.entries(parent.states)) {
    if (node === FAILED_STATE) continue;
    found.set(node, state);
    if (state.type === 'parallel')
      for (const region of Object.values(state.states)) nodeStates(region, found);
  }
  return found;
}

function requiredTurn(event: MachineEvent): Turn {
  if (event.turn === undefined) throw new Error(`The event ${event.type} carries no turn`);
  return event.turn;
}
