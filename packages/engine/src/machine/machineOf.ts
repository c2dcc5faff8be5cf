import { type Artefact, FAILED_STATE } from '@countersign/model';
import { type AnyActorLogic, type AnyStateNode, createMachine, type SnapshotFrom } from 'xstate';
import { EFFECT_KINDS } from '../effects/effect.ts';
import { delays } from '../waits/delays.ts';
import { actions } from './actions.ts';
import { guards } from './guards.ts';
import type { Turn } from './turn.ts';

export type FlowMachine = ReturnType<typeof buildMachine>;
export type MachineState = SnapshotFrom<FlowMachine>;

/** The artefact's machine, and the state of each node, in whichever branch it lies. */
export type Machinery = {
  readonly machine: FlowMachine;
  /** Lets the machine work for a turn: what XState says to itself on the way does not carry it. */
  readonly during: <TResult>(turn: Turn, work: () => TResult) => TResult;
  readonly states: ReadonlyMap<string, AnyStateNode>;
};

/**
 * The artefact's machine with its guards and actions, built once for each artefact object and dropped with it: callers
 * keep one object per artefact hash.
 */
export function machineOf(artefact: Artefact): Machinery {
  const known = machines.get(artefact);
  if (known !== undefined) return known;
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
  const machinery = { machine, states: nodeStates(machine.root), during };
  machines.set(artefact, machinery);
  return machinery;
}

// A memo of a pure function: it changes how long a call takes, never what it answers.
const machines = new WeakMap<Artefact, Machinery>();

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
