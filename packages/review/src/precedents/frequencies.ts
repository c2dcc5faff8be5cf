/** In how many of `cases` indexed cases each word stands; one that is missing stands in none of them. */
export type Frequencies = { readonly cases: number; readonly of: ReadonlyMap<string, number> };

/** How much a word says: the rarer, the more. Smoothed, so that a word of every case still counts a little. */
export const rarityOf = ({ cases, of }: Frequencies, word: string): number =>
  1 + Math.log((1 + cases) / (1 + (of.get(word) ?? 0)));
