import { type ImportLoss, importBlank, type Json } from '@countersign/model';
import { lost } from './losses.ts';

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
    const safe = shown.replaceAll('{{', '⟨').replaceAll('}}', '⟩').slice(0, 20_000);
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

/** A value as an expression of ours; one that is too long for any is left blank. */
export const literal = (value: Json): string => {
  const text = JSON.stringify(value);
  return text.length <= 4_000 ? text : literal(importBlank(text.slice(0, 200)));
};

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
