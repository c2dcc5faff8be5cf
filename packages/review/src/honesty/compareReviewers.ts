/** How one person answered at one checkpoint in a period. */
export type AnswerCount = Readonly<{
  reviewer: string;
  checkpoint: string;
  answers: number;
  /** Answers that did not leave the recommendation as it was. */
  overridden: number;
  /** Answers since this reviewer last overrode anything, at whatever checkpoint: all of them agreed. */
  streak: number;
}>;

export type ReviewerComparison = Readonly<{
  reviewer: string;
  answers: number;
  overridden: number;
  streak: number;
  /** The part that can be compared: answers where others answered enough at the same checkpoints. Null without any. */
  beside: Readonly<{
    answers: number;
    overridden: number;
    /** Answers that would have been overridden, had this reviewer overridden as often as the others there. */
    expected: number;
    /** How many of the streak's answers were given there. */
    streak: number;
    /** How likely so long a streak is for somebody who overrides as often as the others. */
    chance: number;
    /** The streak is too long to be chance. */
    isTelling: boolean;
  }> | null;
}>;

/** Fewer answers of others say little about how often one has to override at a checkpoint. */
export const LEAST_OF_OTHERS = 30;

/** How often, at most, a team in which everybody reviews alike shows a telling streak to whoever looks once. */
const STREAK_RISK = 0.01;

/**
 * Sets how often each reviewer overrides beside the others at the same checkpoints, because cases differ between
 * checkpoints more than people do. A share of the others is the mean of its Jeffreys posterior, (k + ½) / (n + 1), so that
 * it is never taken for 0; the chance of a streak is the product of 1 − share over its answers, and the risk is divided by
 * the number of reviewers (Bonferroni). Many answers come first.
 */
export function compareReviewers(counts: readonly AnswerCount[]): readonly ReviewerComparison[] {
  const byReviewer = Map.groupBy(counts, ({ reviewer }) => reviewer);
  const total = totalsOf(counts);
  const risk = STREAK_RISK / Math.max(1, byReviewer.size);
  return [...byReviewer]
    .map(([reviewer, own]) => ({
      reviewer,
      ...sumsOf(own),
      beside: besideOthers(own, { total, risk }),
    }))
    .sort((a, b) => b.answers - a.answers || (a.reviewer < b.reviewer ? -1 : 1));
}

type Sums = Readonly<{ answers: number; overridden: number; streak: number }>;

function besideOthers(
  own: readonly AnswerCount[],
  { total, risk }: Readonly<{ total: ReadonlyMap<string, Sums>; risk: number }>,
): ReviewerComparison['beside'] {
  const comparable = own.flatMap((count) => {
    const all = total.get(count.checkpoint);
    const others = (all?.answers ?? 0) - count.answers;
    if (others < LEAST_OF_OTHERS) return [];
    return [{ count, share: ((all?.overridden ?? 0) - count.overridden + 0.5) / (others + 1) }];
  });
  if (comparable.length === 0) return null;
  const logChance = comparable.reduce((sum, { count, share }) => sum + count.streak * Math.log1p(-share), 0);
  const chance = Math.exp(logChance);
  return {
    ...sumsOf(comparable.map(({ count }) => count)),
    expected: comparable.reduce((sum, { count, share }) => sum + count.answers * share, 0),
    chance,
    isTelling: chance < risk,
  };
}

function totalsOf(counts: readonly AnswerCount[]): ReadonlyMap<string, Sums> {
  const byCheckpoint = Map.groupBy(counts, ({ checkpoint }) => checkpoint);
  return new Map([...byCheckpoint].map(([checkpoint, all]) => [checkpoint, sumsOf(all)]));
}

const sumsOf = (counts: readonly Sums[]): Sums => ({
  answers: counts.reduce((sum, { answers }) => sum + answers, 0),
  overridden: counts.reduce((sum, { overridden }) => sum + overridden, 0),
  streak: counts.reduce((sum, { streak }) => sum + streak, 0),
});
