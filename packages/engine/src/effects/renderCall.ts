import { evaluateEach, evaluateSource } from '@countersign/expression';
import { type EachConfig, fail, type Json, ok, problem, type Result } from '@countersign/model';
import type { Scope } from '../scope.ts';
import type { RenderInput } from './effect.ts';

const MAX_ITEMS = 10_000;

/** One call with one input. */
export const renderSubflow: RenderInput<'subflow'> = ({ node, entry, scope }) => {
  const input = evaluateSource(node.config.input, scope);
  if (!input.ok) return input;
  return ok({
    call: entry.call ?? null,
    inputs: [input.value],
    each: false,
    concurrency: 1,
    failures: 'stop',
  });
};

/** One call for each item of the list, in its order. */
export const renderEach: RenderInput<'each'> = ({ node, entry, scope }) => {
  const { concurrency, failures } = node.config;
  const inputs = eachInput(node.config, scope);
  if (!inputs.ok) return inputs;
  return ok({ call: entry.call ?? null, inputs: inputs.value, each: true, concurrency, failures });
};

/** The input of each call. */
export function eachInput({ items, input }: EachConfig, scope: Scope): Result<Json[]> {
  const list = listAt(items, scope) ?? evaluateSource(items, scope);
  return list.ok ? inputsFor(list.value, input, scope) : list;
}

const PATH = /^[a-zA-Z_]\w*(\.[a-zA-Z_]\w*)*$/;

/** A list that is only named, and so may be longer than what an expression can work on; null when it is none. */
function listAt(source: string, scope: Scope): Result<Json[]> | null {
  if (!PATH.test(source.trim())) return null;
  let value: Json | undefined = scope;
  for (const name of source.trim().split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    value = Object.hasOwn(value, name) ? (value as Scope)[name] : undefined;
  }
  return Array.isArray(value) ? ok(value) : null;
}

function inputsFor(items: Json, input: string, scope: Scope): Result<Json[]> {
  if (!Array.isArray(items)) {
    const message = 'The items are not a list. Let the expression give one.';
    return fail(problem('not_a_list', message));
  }
  if (items.length > MAX_ITEMS) {
    const message = `There are ${items.length} items; at most ${MAX_ITEMS} can be called for in one step. Split the list.`;
    return fail(problem('too_many_items', message));
  }
  return evaluateEach(
    input,
    items.map((item: Json, index) => ({ ...scope, item, index })),
  );
}
