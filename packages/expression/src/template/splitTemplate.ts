import { fail, ok, type Problem, problem, type Result } from '@countersign/model';
import { boundedMemo } from '../boundedMemo.ts';
import { LIMITS } from '../limits/limits.ts';
import { endOfQuote } from '../syntax/bracketDepth.ts';
import type { TextRange } from '../syntax/placeOf.ts';

/**
 * A piece of a template: literal text, or the source of the expression in a hole. `range` is the piece with its braces,
 * `from` where the source of the hole begins.
 */
export type TemplatePart =
  | { readonly type: 'text'; readonly text: string; readonly range: TextRange }
  | { readonly type: 'hole'; readonly source: string; readonly range: TextRange; readonly from: number };

const REMEMBERED_TEMPLATES = 1_000;

/** Text with `{{ expression }}` holes → its parts. Two braces that are meant as text are written `{{ '{{' }}`. */
export const splitTemplate: (template: string) => Result<readonly TemplatePart[], Problem> = boundedMemo(
  REMEMBERED_TEMPLATES,
  split,
);

function split(template: string): Result<readonly TemplatePart[], Problem> {
  if (template.length > LIMITS.templateLength) {
    const message = `The text has ${template.length} characters; ${LIMITS.templateLength} are allowed.`;
    return fail(problem('template_too_long', message));
  }
  const parts: TemplatePart[] = [];
  let position = 0;
  while (position < template.length) {
    const open = template.indexOf('{{', position);
    if (open !== position) {
      const range = { from: position, to: open < 0 ? template.length : open };
      parts.push({ type: 'text', text: template.slice(range.from, range.to), range });
    }
    if (open < 0) break;
    const close = endOfHole(template, open + 2);
    if (close < 0) return fail(unclosed(template, open));
    const inside = template.slice(open + 2, close);
    const from = open + 2 + inside.length - inside.trimStart().length;
    parts.push({ type: 'hole', source: inside.trim(), range: { from: open, to: close + 2 }, from });
    position = close + 2;
  }
  return ok(parts);
}

/** Index of the `}}` that closes a hole: not inside quotes and not closing braces of the expression itself. */
function endOfHole(template: string, start: number): number {
  const end = Math.min(template.length, start + LIMITS.sourceLength + 2);
  let depth = 0;
  for (let index = start; index < end; index += 1) {
    const character = template[index];
    if (character === '"' || character === "'") index = endOfQuote(template.slice(0, end), index);
    else if (character === '{') depth += 1;
    else if (character === '}' && depth > 0) depth -= 1;
    else if (character === '}' && template[index + 1] === '}') return index;
  }
  return -1;
}

function unclosed(template: string, open: number): Problem {
  const near = template.slice(open, open + 30);
  const message = `The hole "${near}" is never closed. Write }} after the expression.`;
  return problem('template_unclosed', message, undefined, { range: { from: open, to: template.length } });
}
