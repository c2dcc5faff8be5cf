/** No case is taken to be safer than this, so that none is left out of the targeted lane altogether. */
const LEAST_RISK = 0.002;

/** What the targeted lane knows of a case before its outcome: the calibrated confidence and how much is at stake. */
export type TargetedCase = {
  readonly confidence: number;
  readonly amount: number | null;
  /** The amount that counts as 1, for example the limit of the rung; null when amounts do not matter. */
  readonly limit: number | null;
};

/** The running mean of past scores, and how many there were. Plain JSON. */
export type ScoreAverage = { readonly mean: number; readonly n: number };

/** No score yet. */
export const NEW_SCORE_AVERAGE: ScoreAverage = { mean: 0, n: 0 };

/** The memory of the average: about this many cases. */
const MEMORY = 200;

/**
 * s = amount/limit · √p with p = 1 − confidence, at least 0.002: how much a look at the case is worth. An amount counts by
 * its size, also below zero; 1 stands for amount/limit when there is none. Source: Neyman allocation, variance of a Bernoulli outcome.
 */
export function riskScore({ confidence, amount, limit }: TargetedCase): number {
  const share = amount === null || limit === null || limit <= 0 ? 1 : Math.abs(amount) / limit;
  return share * Math.sqrt(Math.max(LEAST_RISK, 1 - confidence));
}

/** Takes the score of a decided case in, after its coin fell. A plain mean at first, then exponentially weighted. */
export function updateScoreAverage({ mean, n }: ScoreAverage, score: number): ScoreAverage {
  const weight = 1 / Math.min(n + 1, MEMORY);
  return { mean: mean + weight * (score - mean), n: n + 1 };
}

/**
 * π_t = clip(c s, 0, 1) with c = budget / mean of PAST scores: the targeted lane looks at a share `budget` of the cases
 * and at risky ones more often. Before the first score everything has the budget itself.
 */
export function targetedRate(score: number, budget: number, { mean, n }: ScoreAverage): number {
  if (n === 0 || mean <= 0) return Math.min(1, Math.max(0, budget));
  return Math.min(1, Math.max(0, (budget / mean) * score));
}
