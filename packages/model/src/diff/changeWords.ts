/** A value of a sentence: what a person wrote, a number, or a word of the language of flows, which can be translated. */
export type ChangeValue = string | number | { readonly word: string };

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
  const sentence = phrase.replace(/\{\}/g, () => {
    const value = values[next++] ?? '';
    return typeof value === 'object' ? value.word : String(value);
  });
  return { sentence, words: { phrase, values } };
}
