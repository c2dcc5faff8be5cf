import {
  type ImportLoss,
  importBlank,
  type Json,
  LONGEST_EXPRESSION,
  LONGEST_TEXT,
} from '@countersign/model';
import { lost, quoted, told } from './losses.ts';

/**
 * Collects what of a step's texts could not be taken over. A text of another language must not be read as ours: its holes
 * `{{ … }}` become `⟨…⟩` and are named.
 */
export type TextReader = {
  readonly losses: ImportLoss[];
  /** A text as a template of ours: what was a hole is shown, not evaluated. */
  readonly template: (text: string) => string;
  /** JSON whose texts are templates of ours. */
  readonly json: (value: Json) => Json;
};

/** `isExpression` tells texts that are an expression as a whole, `holes` finds those inside a text. */
export function textReader(language: {
  readonly isExpression?: (text: string) => boolean;
  readonly strip?: (text: string) => string;
  readonly holes?: RegExp;
}): TextReader {
  const { isExpression = () => false, strip = (text: string) => text } = language;
  const holes = language.holes ?? /\{\{([\s\S]*?)\}\}/g;
  const losses: ImportLoss[] = [];
  const template = (text: string): string => {
    const whole = isExpression(text);
    let hasHole = false;
    const shown = strip(text).replace(holes, (_, ...groups: unknown[]) => {
      hasHole = true;
      return importBlank(String(groups[0] ?? ''));
    });
    if (hasHole || whole) losses.push(lost('expression', text));
    const plain = shown.replaceAll('{{', '⟨').replaceAll('}}', '⟩');
    if (plain.length > LONGEST_TEXT) losses.push(told('meaning', CUT));
    const safe = plain.slice(0, LONGEST_TEXT - 2);
    return whole && !hasHole ? `⟨${safe}⟩` : safe;
  };
  const json = (value: Json): Json => {
    if (typeof value === 'string') return template(value);
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, json(item as Json)]));
  };
  return { losses, template, json };
}

const CUT = `a text has more than ${LONGEST_TEXT} characters; look for the rest in the original.`;

/** A value as an expression of ours; one that is too long for any is left blank. */
export const literal = (value: Json): string => {
  const text = JSON.stringify(value);
  return isTooLong(value, text) ? literal(importBlank(text.slice(0, 200))) : text;
};

/** As `literal`, and what is to be told of it: the value called `name` may be too long to be taken over. */
export function namedLiteral(
  name: string,
  value: Json,
): { readonly value: string; readonly losses: ImportLoss[] } {
  const isLeft = isTooLong(value, JSON.stringify(value));
  const said = `the value of ${quoted(name)} is too long to be taken over; look for it in the original.`;
  return { value: literal(value), losses: isLeft ? [told('meaning', said)] : [] };
}

/** A text may be long; what holds others is worked out like any expression. */
const isTooLong = (value: Json, text: string): boolean =>
  text.length > (typeof value === 'string' ? LONGEST_TEXT : LONGEST_EXPRESSION);

/** A name for a port or a value, made of any text; `fallback` when nothing of it is left. */
export function portName(text: string, fallback: string, taken: ReadonlySet<string> = new Set()): string {
  const words = text.match(/[a-zA-Z0-9]+/g) ?? [];
  const joined = words
    .map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('');
  const letters = joined.replace(/^[0-9]+/, '').slice(0, 50);
  const base = letters === '' ? fallback : letters[0]?.toLowerCase() + letters.slice(1);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!taken.has(name)) return name;
  }
}
