import type { Json } from '@countersign/model';
import type { Snapshot } from 'xstate';
import { persist, type RunSnapshot, withoutEmpty } from '../snapshot.ts';
import type { Machinery, MachineState } from './machineOf.ts';
import { Halt, type MachineEvent, type Turn } from './turn.ts';

/** One macrostep of the machine. A halt leaves the run failed, with everything that was noted before it. */
export function advance(
  machinery: Machinery,
  snapshot: RunSnapshot,
  { event, turn }: { event: MachineEvent; turn: Turn },
): RunSnapshot {
  const { machine, scope, during } = machinery;
  try {
    const state = restore(machinery, snapshot);
    return persist(during(turn, () => machine.transition(state, event, scope)));
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    const { node, problem, context } = error;
    turn.note({
      type: 'run.failed',
      node,
      visit: context.visits[node] ?? 1,
      data: { problem: problem as unknown as Json }, // safe: problems are JSON by construction
    });
    const failed = withoutEmpty({ ...context, failure: { node, problem } });
    return { status: 'error', value: snapshot.value, context: failed };
  }
}

/** A run before its first event. */
export const initialSnapshot = ({ initial }: Machinery): RunSnapshot => persist(initial);

/**
 * The machine's state for a stored snapshot; costs the same for any flow size. The context is put in afterwards: XState
 * would search it for actor references, and what looks like one in a customer's data must stay what it is.
 */
function restore(machinery: Machinery, { status, value, context }: RunSnapshot): MachineState {
  if (typeof value !== 'string') return { ...restoreEmpty(machinery, { status, value }), context };
  const { restored } = machinery;
  const name = `${status} ${value}`;
  const known = restored.get(name) ?? restoreEmpty(machinery, { status, value });
  restored.set(name, known);
  return { ...known, context };
}

function restoreEmpty(
  { machine, scope }: Machinery,
  { status, value }: Pick<RunSnapshot, 'status' | 'value'>,
): MachineState {
  const persisted = { status, value, context: {}, children: {}, historyValue: {} };
  return machine.restoreSnapshot(persisted as unknown as Snapshot<unknown>, scope); // safe: what `getPersistedSnapshot` would give for a machine without children
}
