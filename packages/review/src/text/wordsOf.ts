const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const MARKS = /\p{M}+/gu;

/** The words of a text in order, without case and accents; works for every script that puts spaces between words. */
export const wordsOf = (text: string): readonly string[] =>
  text.normalize('NFKD').replace(MARKS, '').toLowerCase().match(WORD) ?? [];
