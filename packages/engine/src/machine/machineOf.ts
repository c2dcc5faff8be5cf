import { type Artefact, FAILED_STATE, JOINED_STATE } from '@countersign/model';
import {
  type ActorScope,
  type AnyActorLogic,
  type AnyEventObject,
  type AnyStateNode,
  createActor,
  createMachine,
  type SnapshotFrom,
} from 'xstate';
import { EFFECT_KINDS } from '../effects/effect.ts';
import { delays } from '../waits/delays.ts';
import { actions } from './actions.ts';
import { guards } from './guards.ts';
import type { Turn } from './turn.ts';

export type FlowMachine = ReturnType<typeof buildMachine>;
export type MachineState = SnapshotFrom<FlowMachine>;
type MachineScope = ActorScope<MachineState, AnyEventObject>;

/** The artefact's machine, and the state of each node, in whichever branch it lies. */
export type Machinery = {
  readonly machine: FlowMachine;
  /** What XState works in: an actor that is never started and executes nothing. */
  readonly scope: MachineScope;
  /** Lets the machine work for a turn: what XState says to itself on the way does not carry it. */
  readonly during: <TResult>(turn: Turn, work: () => TResult) => TResult;
  readonly states: ReadonlyMap<string, AnyStateNode>;
  /** The machine's states without a context, by what they were restored from: as many as there are nodes. */
  readonly restored: Map<string, MachineState>;
  readonly initial: MachineState;
};

/**
 * The artefact's machine with its guards and actions, built once for each artefact object and dropped with it: callers
 * keep one object per artefact hash.
 */
export function machineOf(artefact: Artefact): Machinery {
  const known = machines.get(artefact);
  if (known !== undefined) return known;
  const machinery = buildMachinery(artefact);
  machines.set(artefact, machinery);
  return machinery;
}

// A memo of a pure function: it changes how long a call takes, never what it answers.
const machines = new WeakMap<Artefact, Machinery>();

function buildMachinery(artefact: Artefact): Machinery {
  let current: Turn | null = null;
  const machine = buildMachine(artefact, () => {
    if (current === null) throw new Error('The machine moves without a turn');
    return current;
  });
  const during: Machinery['during'] = (turn, work) => {
    current = turn;
    try {
      return work();
    } finally {
      current = null;
    }
  };
  const states = nodeStates(machine.root);
  for (const state of states.values()) {
    if (state.type === 'parallel') showOnlyRest(state);
    invokeNothing(state);
  }
  const scope = inertScope(machine);
  return { machine, scope, states, during, restored: new Map(), initial: machine.getInitialSnapshot(scope) };
}

/** Builds the machine; `turnNow` answers the turn under way, which whoever runs it in a plain actor has to bring. */
export function buildMachine(artefact: Artefact, turnNow: () => Turn) {
  const config = artefact.machine as Parameters<typeof createMachine>[0]; // safe: the compiler emits XState configs
  return createMachine(config).provide({
    guards: guards(artefact, turnNow) as object,
    actions: actions(artefact, turnNow) as object,
    delays: delays(artefact, turnNow) as object,
    actors: Object.fromEntries(Object.keys(EFFECT_KINDS).map((kind) => [kind, outsideWork])),
  });
}

/** Stands for work that the turn does not do itself; it is never started here. */
const outsideWork: AnyActorLogic = {
  transition: (state) => state,
  getInitialSnapshot: () => ({ status: 'active', output: undefined, error: undefined }),
  getPersistedSnapshot: (state) => state,
};

/**
 * One scope for all turns: XState's own `transition` makes a new actor for each call, and with it goes through the initial
 * transition again, which is half of what a turn costs.
 */
function inertScope(machine: FlowMachine): MachineScope {
  const self = createActor(machine);
  const ignore = () => undefined;
  return {
    ...{ self, system: self.system, id: self.id, sessionId: self.sessionId, logger: ignore },
    ...{ defer: ignore, emit: ignore, stopChild: ignore, actionExecutor: ignore },
  };
}

/** The states that stand for nodes: those at the top and those inside the regions of parallel states. */
function nodeStates(
  parent: AnyStateNode,
  found: Map<string, AnyStateNode> = new Map(),
): Map<string, AnyStateNode> {
  for (const [node, state] of Object.entries(parent.states)) {
    if (node === FAILED_STATE || node === JOINED_STATE) continue;
    found.set(node, state);
    if (state.type === 'parallel')
      for (const region of Object.values(state.states)) nodeStates(region, found);
  }
  return found;
}

/**
 * What a run waits for is told by the states that it is in. XState would make an actor for each of them, which nobody
 * would ever talk to, and take it down again: half of what a turn costs. The answers are transitions of the state by now.
 */
function invokeNothing(state: AnyStateNode): void {
  Object.defineProperty(state, 'invoke', { value: [] });
}

/**
 * Each time a branch comes to rest or is left, XState goes through all states of its region to see which are final. Only
 * the resting place is, so it is the only one that is listed; the others are still found by name.
 */
function showOnlyRest(parallel: AnyStateNode): void {
  for (const region of Object.values(parallel.states)) {
    const rest = region.states[JOINED_STATE];
    region.states = Object.assign(Object.create(region.states), rest && { [JOINED_STATE]: rest });
  }
}
