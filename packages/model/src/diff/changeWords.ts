import type { Json } from '../json.ts';

/**
 * A value of a sentence: what a person wrote, a number, a word of the language of flows, which can be translated, or what a
 * field holds, which the schema of the field tells how to say.
 */
export type ChangeValue = string | number | { readonly word: string } | { readonly value: Json };

/** A sentence about a change: an English phrase with holes `{}`, and what fills them in order. */
export type ChangeWords = { readonly phrase: string; readonly values: readonly ChangeValue[] };

/** A word of the language of flows: a kind, a port, a field as its form calls it. */
export const word = (english: string): ChangeValue => ({ word: english });

/** The sentence in English, with the words it is made of. */
export function said(
  phrase: string,
  ...values: readonly ChangeValue[]
): { readonly sentence: string; readonly words: ChangeWords } {
  let next = 0;
  const sentence = phrase.replace(/\{\}/g, () => sayPlainly(values[next++] ?? ''));
  return { sentence, words: { phrase, values } };
}

const LONGEST = 80;

function sayPlainly(value: ChangeValue): string {
  if (typeof value !== 'object') return String(value);
  if ('word' in value) return value.word;
  const text = typeof value.value === 'string' ? `"${value.value}"` : JSON.stringify(value.value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 3)}…`;
}
