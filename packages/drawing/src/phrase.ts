/** Says a phrase of the language of flows in a reader's language, with its holes `{}` filled. */
export type Phrase = (english: string, ...values: readonly (string | number)[]) => string;

/** English, as it is written: each `{}` becomes the next value. */
export function filled(english: string, ...values: readonly (string | number)[]): string {
  let next = 0;
  return english.replace(/\{\}/g, (hole) => String(values[next++] ?? hole));
}
