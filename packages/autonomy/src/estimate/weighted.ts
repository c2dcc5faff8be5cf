import { requireUnit } from '../special/requireDomain.ts';

/** One labelled case: its loss y in [0, 1] and the probability pi in (0, 1] with which it was going to be labelled. */
export type SampledLoss = { readonly y: number; readonly pi: number };

/** An estimated mean loss per decided case, and the variance of the estimate. */
export type Estimate = { readonly estimate: number; readonly variance: number };

function requireProbabilities(labels: readonly SampledLoss[]): void {
  const wrong = labels.find(({ pi }) => !(pi > 0 && pi <= 1));
  if (wrong !== undefined)
    throw new RangeError(`a labelled case had a probability in (0, 1], not ${wrong.pi}`);
  for (const { y } of labels) requireUnit('a loss', y);
}

const sum = (labels: readonly SampledLoss[], term: (label: SampledLoss) => number) =>
  labels.reduce((total, label) => total + term(label), 0);

/**
 * The mean loss over N decided cases, (1/N) Σ y/π over the labelled ones, unbiased for independent coins; its variance
 * is N^−2 Σ (1 − π) y²/π². Throws a RangeError for π outside (0, 1] or y outside [0, 1] or N < 1. Source: Horvitz and Thompson 1952.
 */
export function horvitzThompson(labels: readonly SampledLoss[], decided: number): Estimate {
  requireProbabilities(labels);
  if (!(decided >= 1)) throw new RangeError(`needs at least one decided case, not ${decided}`);
  return {
    estimate: sum(labels, ({ y, pi }) => y / pi) / decided,
    variance: sum(labels, ({ y, pi }) => ((1 - pi) * y * y) / (pi * pi)) / (decided * decided),
  };
}

/**
 * The weighted mean loss H = Σ(y/π) / Σ(1/π), steadier than `horvitzThompson`; its variance is
 * (Σ 1/π)^−2 Σ (y − H)²/π². NaN without labels. Throws a RangeError for π outside (0, 1] or y outside [0, 1]. Source: Hájek 1971.
 */
export function hajek(labels: readonly SampledLoss[]): Estimate {
  requireProbabilities(labels);
  const size = sum(labels, ({ pi }) => 1 / pi);
  const estimate = sum(labels, ({ y, pi }) => y / pi) / size;
  const variance = sum(labels, ({ y, pi }) => ((y - estimate) / pi) ** 2) / (size * size);
  return { estimate, variance };
}

/**
 * (Σw)²/Σw² with w = 1/π: how many equally likely labels the unequal ones are worth. 0 without labels.
 * Throws a RangeError for π outside (0, 1] or y outside [0, 1]. Source: Kish 1965.
 */
export function kishSize(labels: readonly SampledLoss[]): number {
  requireProbabilities(labels);
  if (labels.length === 0) return 0;
  return sum(labels, ({ pi }) => 1 / pi) ** 2 / sum(labels, ({ pi }) => 1 / (pi * pi));
}
