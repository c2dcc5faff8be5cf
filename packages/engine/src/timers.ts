import type { Visit } from './activeVisits.ts';
import type { FlowMachine } from './machine/machineOf.ts';

/** A deadline of a visit; `id` is `node/visit`, since a step has one deadline at most. */
export type Timer = {
  readonly id: string;
  readonly node: string;
  readonly visit: number;
  readonly delayMs: number;
};

/** The deadline of a visit; null when its step has none. */
export function timerOf(machine: FlowMachine, { key, node, visit }: Visit): Timer | null {
  const deadline = machine.states[node]?.after[0];
  return typeof deadline?.delay === 'number' ? { id: key, node, visit, delayMs: deadline.delay } : null;
}

/** The machine's own name for the moment when the node's deadline has passed; null when it has none. */
export function timerEventType(machine: FlowMachine, node: string): string | null {
  return machine.states[node]?.after[0]?.eventType ?? null;
}
