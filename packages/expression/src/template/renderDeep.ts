import { fail, type Json, ok, type Problem, problem, type Result } from '@countersign/model';
import { evaluateSource } from '../evaluate.ts';
import { LIMITS } from '../limits/limits.ts';
import type { ExpressionScope } from '../values/toCel.ts';
import { renderTemplate } from './renderTemplate.ts';
import { splitTemplate } from './splitTemplate.ts';

/**
 * Fills the templates in all texts of a JSON value; keys stay as they are. A text that is exactly one hole keeps the
 * kind of its value: `{ "amount": "{{ input.amount }}" }` gives a number. The problem's `at` is the JSON pointer of the
 * text that cannot be filled.
 */
export function renderDeep(value: Json, scope: ExpressionScope): Result<Json, Problem> {
  return render(value, scope, '');
}

function render(value: Json, scope: ExpressionScope, at: string): Result<Json, Problem> {
  if (typeof value === 'string') return located(renderText(value, scope), at);
  if (typeof value !== 'object' || value === null) return ok(value);
  if (at.split('/').length > LIMITS.valueDepth) {
    return fail(problem('expression_limit', 'The value is nested too deeply.', at));
  }
  const entries: [string, Json][] = [];
  for (const [key, entry] of Object.entries(value)) {
    const rendered = render(entry, scope, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (!rendered.ok) return rendered;
    entries.push([key, rendered.value]);
  }
  return ok(Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries));
}

function renderText(text: string, scope: ExpressionScope): Result<Json, Problem> {
  const parts = splitTemplate(text);
  if (!parts.ok) return parts;
  const [only] = parts.value;
  if (parts.value.length === 1 && only?.type === 'hole') return evaluateSource(only.source, scope);
  return renderTemplate(text, scope);
}

const located = (result: Result<Json, Problem>, at: string): Result<Json, Problem> =>
  result.ok || at === '' ? result : fail({ ...result.problem, at });
