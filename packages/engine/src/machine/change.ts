import { evaluateSource } from '@countersign/expression';
import type { Artefact, Json, JsonObject } from '@countersign/model';
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

/**
 * Later values see the earlier ones of the same node as `steps.<node>`, and before they are found those of its last visit.
 * One that cannot be evaluated halts the turn.
 */
export function evaluateNamed(
  { artefact, context, turn }: Acting<unknown>,
  node: string,
  named: readonly Named[],
): { [name: string]: Json } {
  const values: { [name: string]: Json } = {};
  const seen: { [name: string]: Json } = { ...(context.steps[node] as JsonObject | undefined) }; // safe: the node's own earlier values
  const soFar = { ...context, steps: { ...context.steps, [node]: seen } };
  const scope = scopeOf(soFar, laneOf(artefact, node), turn.now);
  for (const { name, value } of named) {
    const result = evaluateSource(value, scope);
    if (!result.ok) throw new Halt(node, { ...result.problem, at: node }, context);
    values[name] = result.value;
    seen[name] = result.value;
  }
  return values;
}
