const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const SHORTEST_NGRAM = 2;
const LONGEST_NGRAM = 4;
/** Longer texts are cut, so that one pasted book cannot stall a prediction. */
const MAX_CHARACTERS = 20_000;

/**
 * What a text is made of, for a classifier: `words` holds words, pairs of neighbours and pairs with one word between
 * them; `ngrams` holds pieces of two to four characters inside words, which see through endings, compounds and typing
 * errors. Repeated features appear repeatedly.
 */
export type TextFeatures = { readonly words: readonly string[]; readonly ngrams: readonly string[] };

/** Takes a text apart, ignoring case and punctuation; works for every script that puts spaces between words. */
export function textFeatures(text: string): TextFeatures {
  const tokens = text.slice(0, MAX_CHARACTERS).normalize('NFKC').toLowerCase().match(WORD) ?? [];
  return { words: wordFeatures(tokens), ngrams: tokens.flatMap(characterNgrams) };
}

function wordFeatures(tokens: readonly string[]): string[] {
  const features: string[] = [...tokens];
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const afterNext = tokens[index + 2];
    if (next !== undefined) features.push(`${token} ${next}`);
    if (afterNext !== undefined) features.push(`${token} * ${afterNext}`);
  });
  return features;
}

function characterNgrams(token: string): string[] {
  const padded = ` ${token} `;
  const ngrams: string[] = [];
  for (let length = SHORTEST_NGRAM; length <= LONGEST_NGRAM; length++) {
    for (let start = 0; start + length <= padded.length; start++) {
      ngrams.push(padded.slice(start, start + length));
    }
  }
  return ngrams;
}
