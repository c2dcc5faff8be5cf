import type { Vocabulary } from './vocabulary.ts';

/**
 * Says an English phrase in the reader's language, or as it is when nobody translated it. Without values of its own, what
 * stands in quotes and numbers are taken for them: `Remove "Pay"` is the phrase `Remove "{}"`.
 */
export type Phrase = (english: string, ...values: readonly (string | number)[]) => string;

/** Quoted text and numbers: what differs from one sentence of a kind to the next. */
const VALUES = /"([^"]*)"|“([^”]*)”|\b(\d+(?:\.\d+)?)\b/g;

/** Makes the `phrase` of one language. Numbers that fill holes are written the way the language writes them. */
export function createPhrase({ phrase, language }: Pick<Vocabulary, 'phrase' | 'language'>): Phrase {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
  const fill = (text: string, values: readonly (string | number)[]) =>
    filled(
      text,
      values.map((value) => (typeof value === 'number' ? numbers.format(value) : value)),
    );
  return (english, ...values) => {
    const known = phrase(english);
    if (known !== undefined || values.length > 0) return fill(known ?? english, values);
    const found = [...english.matchAll(VALUES)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
    const pattern = phrase(patternOf(english));
    return pattern === undefined ? english : fill(pattern, found);
  };
}

/** The phrase behind a sentence: every value is a hole. */
const patternOf = (english: string): string =>
  english.replace(VALUES, (whole) => (/^\d/.test(whole) ? '{}' : '"{}"'));

/** Fills holes in their order; `{2}` names the second value where another language turns them round. */
function filled(text: string, values: readonly string[]): string {
  let next = 0;
  return text.replace(/\{(\d*)\}/g, (whole, place: string) => {
    const value = values[place === '' ? next++ : Number(place) - 1];
    return value ?? whole;
  });
}
