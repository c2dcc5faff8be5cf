import { wordsOf } from '../text/wordsOf.ts';
import { type Frequencies, rarityOf } from './frequencies.ts';
import { similarityOf, textVector } from './textVector.ts';

/** A case as it is compared: the one that is asked about, or a past one. */
export type ComparedCase = {
  /** The run; a case may have been looked at more than once. */
  readonly runId: string;
  /** What came in; see `caseText`. */
  readonly text: string;
  readonly caseType: string | null;
  readonly decision: string;
  readonly amount: number | null;
};

/** How a past case is like the one asked about. */
export type Likeness = {
  /** How alike the texts are, 0 to 1; see `textVector`. */
  readonly similarity: number;
  /** The words that both have, the most telling first, at most five. */
  readonly shared: readonly string[];
  readonly isSameType: boolean;
  readonly isSameDecision: boolean;
  /** The smaller amount over the larger, 0 to 1; null where one of them has none. */
  readonly amountRatio: number | null;
};

export type Ranked<TCase extends ComparedCase> = { readonly past: TCase; readonly likeness: Likeness };

/**
 * Less alike than this nobody calls similar. A word in common makes no exception: in a young index "we" is as rare as what
 * a case is about.
 */
const LEAST_SIMILARITY = 0.1;
const WORDS_SHOWN = 5;

/**
 * The past cases most like the one asked about, most similar first, each run once. What else they share is told
 * beside it and only breaks ties, so that a reader sees why a case stands where it does. Of looks at one run the first
 * in the list counts. A case is never like itself.
 */
export function rankPrecedents<TCase extends ComparedCase>(
  asked: ComparedCase,
  candidates: readonly TCase[],
  frequencies: Frequencies,
): readonly Ranked<TCase>[] {
  const vector = textVector(asked.text, frequencies);
  const words = new Set(wordsOf(asked.text));
  const byRun = new Map(candidates.toReversed().map((past) => [past.runId, past]));
  byRun.delete(asked.runId);
  return [...byRun.values()]
    .map((past) => {
      const similarity = similarityOf(vector, textVector(past.text, frequencies));
      return { past, likeness: { similarity, ...inCommon(asked, past, { words, frequencies }) } };
    })
    .filter(({ likeness }) => likeness.similarity >= LEAST_SIMILARITY)
    .sort(compare);
}

function inCommon(
  asked: ComparedCase,
  past: ComparedCase,
  { words, frequencies }: { readonly words: ReadonlySet<string>; readonly frequencies: Frequencies },
): Omit<Likeness, 'similarity'> {
  return {
    shared: sharedWords(words, past.text, frequencies),
    isSameType: asked.caseType !== null && asked.caseType === past.caseType,
    isSameDecision: asked.decision === past.decision,
    amountRatio: ratioOf(asked.amount, past.amount),
  };
}

const compare = (a: Ranked<ComparedCase>, b: Ranked<ComparedCase>): number =>
  b.likeness.similarity - a.likeness.similarity ||
  Number(b.likeness.isSameType) - Number(a.likeness.isSameType) ||
  (b.likeness.amountRatio ?? 0) - (a.likeness.amountRatio ?? 0) ||
  (a.past.runId < b.past.runId ? -1 : 1);

function sharedWords(words: ReadonlySet<string>, text: string, frequencies: Frequencies): readonly string[] {
  const shared = [...new Set(wordsOf(text))].filter((word) => words.has(word));
  const weighed = shared.map((word) => ({ word, weight: rarityOf(frequencies, word) }));
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, WORDS_SHOWN)
    .map(({ word }) => word);
}

function ratioOf(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  if (a === b) return 1;
  if (a <= 0 || b <= 0) return 0;
  return Math.min(a, b) / Math.max(a, b);
}
