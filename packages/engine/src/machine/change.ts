import { evaluateSource } from '@countersign/expression';
import type { Artefact, Json } from '@countersign/model';
import type { RunContext } from '../context.ts';
import { laneOf } from '../lanes.ts';
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

export type Named = { readonly name: string; readonly value: string };

/** Which visit of a node the run is in. */
export const visitOf = (context: RunContext, node: string) => ({ node, visit: context.visits[node] ?? 1 });

/** Later values see the earlier ones of the same node as `steps.<node>`. One that cannot be evaluated halts the turn. */
export function evaluateNamed(
  { artefact, context, turn }: Acting<unknown>,
  node: string,
  named: readonly Named[],
): { [name: string]: Json } {
  const lane = laneOf(artefact, node);
  const values: { [name: string]: Json } = {};
  for (const { name, value } of named) {
    const soFar = { ...context, steps: { ...context.steps, [node]: { ...values } } };
    const result = evaluateSource(value, scopeOf(soFar, lane, turn.now));
    if (!result.ok) throw new Halt(node, { ...result.problem, at: node }, context);
    values[name] = result.value;
  }
  return values;
}
