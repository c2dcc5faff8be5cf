import { fail, type Json, ok, type Problem, problem, type Result } from '@countersign/model';
import { evaluateSource } from '../evaluate.ts';
import { LIMITS } from '../limits/limits.ts';
import type { ExpressionScope } from '../values/toCel.ts';
import { splitTemplate } from './splitTemplate.ts';

/**
 * Fills the holes of a template. Texts, numbers and conditions appear as they are, null as nothing, lists and objects as
 * compact JSON. A value that is missing is a problem: a message that says "undefined" helps nobody.
 *
 * @example
 * renderTemplate('Order {{ input.id }} is late', { input: { id: 7 } }); // { ok: true, value: 'Order 7 is late' }
 */
export function renderTemplate(source: string, scope: ExpressionScope): Result<string, Problem> {
  const parts = splitTemplate(source);
  if (!parts.ok) return parts;
  let text = '';
  for (const part of parts.value) {
    if (part.type === 'text') {
      text += part.text;
      continue;
    }
    const value = evaluateSource(part.source, scope);
    if (!value.ok) return value;
    text += textOf(value.value);
    if (text.length > LIMITS.renderedLength) {
      return fail(problem('expression_limit', 'The text gets too long when its holes are filled.'));
    }
  }
  return ok(text);
}

function textOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
