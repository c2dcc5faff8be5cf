import type { Artefact, Json } from '@countersign/model';
import type { RunContext } from '../context.ts';
import { laneOf } from '../lanes.ts';
import { type Named, namedValues } from '../namedValues.ts';
import { scopeOf } from '../scope.ts';
import { Halt, type MachineEvent, type Turn } from './turn.ts';

/** Everything an action may look at. */
export type Acting<TParams> = {
  readonly artefact: Artefact;
  readonly context: RunContext;
  readonly params: TParams;
  readonly turn: Turn;
  readonly event: MachineEvent;
};

/** What one action does: notes what happened and answers what changes in the context. */
export type Change<TParams> = (acting: Acting<TParams>) => Partial<RunContext>;

/** Which visit of a node the run is in. */
export const visitOf = (context: RunContext, node: string) => ({ node, visit: context.visits[node] ?? 1 });

/** The values that a node names, in their order. One that cannot be evaluated halts the turn. */
export function evaluateNamed(
  { artefact, context, turn }: Acting<unknown>,
  node: string,
  named: readonly Named[],
): { [name: string]: Json } {
  const values = namedValues(named, node, scopeOf(context, laneOf(artefact, node), turn.now));
  if (!values.ok) throw new Halt(node, { ...values.problem, at: node }, context);
  return values.value;
}
