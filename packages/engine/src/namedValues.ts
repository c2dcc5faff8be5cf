import { evaluateSource } from '@countersign/expression';
import { type Json, type JsonObject, ok, type Result } from '@countersign/model';
import type { Scope } from './scope.ts';

/** A value with the expression that gives it. */
export type Named = { readonly name: string; readonly value: string };

/**
 * Later values see the earlier ones of the same node as `steps.<node>`, and before they are found those of its last
 * visit. The first that cannot be evaluated is the answer.
 */
export function namedValues(
  named: readonly Named[],
  node: string,
  scope: Scope,
): Result<{ [name: string]: Json }> {
  const steps = scope['steps'] as JsonObject; // safe: a scope's steps are an object
  const values: { [name: string]: Json } = {};
  const seen: { [name: string]: Json } = { ...(steps[node] as JsonObject | undefined) }; // safe: the node's own earlier values
  const inside: Scope = { ...scope, steps: { ...steps, [node]: seen } };
  for (const { name, value } of named) {
    const result = evaluateSource(value, inside);
    if (!result.ok) return result;
    values[name] = result.value;
    seen[name] = result.value;
  }
  return ok(values);
}
