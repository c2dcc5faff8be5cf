import { requireUnit } from '../special/requireDomain.ts';

/**
 * One labelled case: the agent's confidence c in [0, 1], whether it was correct (y = 1) or wrong (y = 0; a part of it
 * for partly wrong), and its weight w = 1/π, 1 when left out.
 */
export type LabelledConfidence = { readonly c: number; readonly y: number; readonly w?: number };

export const weightOf = ({ w = 1 }: LabelledConfidence): number => w;

/** Throws a RangeError unless confidences and labels lie in [0, 1] and weights are positive and finite. */
export function requireLabelled(cases: readonly LabelledConfidence[]): void {
  for (const labelled of cases) {
    requireUnit('a confidence', labelled.c);
    requireUnit('a label', labelled.y);
    const weight = weightOf(labelled);
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(`a weight must be positive and finite, not ${weight}`);
  }
}

/** Σ w · term over the cases. */
export const weightedSum = (
  cases: readonly LabelledConfidence[],
  term: (labelled: LabelledConfidence) => number,
): number => cases.reduce((sum, labelled) => sum + weightOf(labelled) * term(labelled), 0);

/** Σ w · term / Σ w; NaN without cases. */
export const weightedMean = (
  cases: readonly LabelledConfidence[],
  term: (labelled: LabelledConfidence) => number,
): number => weightedSum(cases, term) / weightedSum(cases, () => 1);

/** Confidences at the very ends have no finite log odds; they are taken as this far inside. */
const EDGE = 1e-6;

/** ln(c / (1 − c)) of the confidence, kept away from 0 and 1. */
export function logit(c: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, c));
  return Math.log(inside / (1 - inside));
}

/** 1 / (1 + e^−x) without overflow. */
export const sigmoid = (x: number): number => {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
};
