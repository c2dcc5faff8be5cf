import type { TextRange } from './placeOf.ts';
import { isClosed, tokensOf } from './tokensOf.ts';

/** What is wrong at a place where the parser stopped, and what was probably meant instead of the word there. */
export type SyntaxFault = { readonly what: string; readonly meant?: string; readonly range: TextRange };

/** Words of other languages, and operators that were written by half. */
const MEANT: Readonly<Record<string, string>> = {
  '=': '==',
  '===': '==',
  '!==': '!=',
  '<>': '!=',
  '=>': '>=',
  '=<': '<=',
  '&': '&&',
  '|': '||',
  and: '&&',
  AND: '&&',
  or: '||',
  OR: '||',
  not: '!',
};

/** The parser's place, which may be right behind the text, in words: the parser itself lists all that could follow. */
export function explainSyntax(source: string, place: number): SyntaxFault {
  const end = source.trimEnd().length;
  const open = tokensOf(source).find((token) => token.type === 'text' && !isClosed(token));
  if (open !== undefined)
    return { what: 'the text is never closed.', range: { from: open.from, to: open.to } };
  const from = Math.min(place, Math.max(0, end - 1));
  const before = /[=&|<>!]*$/.exec(source.slice(0, from))?.[0] ?? '';
  const word = /^(?:\w+|[=&|<>!]+|.)/su.exec(source.slice(from))?.[0] ?? '';
  const whole = before + word;
  const start = MEANT[whole] === undefined ? from : from - before.length;
  const found = source.slice(start, from + word.length);
  const meant = MEANT[found];
  const range = { from: start, to: from + word.length };
  if (meant !== undefined) return { what: `write ${meant} instead of "${found}".`, meant, range };
  if (place >= end) return { what: 'something is missing at the end.', range };
  if (range.to >= end && /^[^\w)\]}]+$/.test(word))
    return { what: `something is missing behind "${word}".`, range };
  return { what: `"${word}" does not belong here.`, range };
}
