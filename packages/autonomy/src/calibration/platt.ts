import {
  type LabelledConfidence,
  logit,
  requireLabelled,
  sigmoid,
  weightedSum,
  weightOf,
} from './labelledConfidence.ts';

/** p = σ(a · logit(c) + b). With a > 0 the order of the confidences stays. */
export type Platt = { readonly a: number; readonly b: number };

const MAX_STEPS = 100;
const SMALL_GRADIENT = 1e-12;

type Example = { readonly x: number; readonly target: number; readonly w: number };

/**
 * Platt's calibration: fits p = σ(a · logit(c) + b) by Newton's method to the smoothed targets (N₊ + 1)/(N₊ + 2) and
 * 1/(N₋ + 2), so that it stays finite when no case was wrong. The identity without cases.
 * Source: Platt 1999, on the log odds of the confidence.
 */
export function platt(cases: readonly LabelledConfidence[]): Platt {
  requireLabelled(cases);
  if (cases.length === 0) return { a: 1, b: 0 };
  const positives = weightedSum(cases, ({ y }) => y);
  const negatives = weightedSum(cases, ({ y }) => 1 - y);
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (negatives + 2)];
  const examples = cases.map((labelled) => ({
    x: logit(labelled.c),
    target: low + labelled.y * (high - low),
    w: weightOf(labelled),
  }));
  let fit: Platt = { a: 1, b: 0 };
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { ga, gb, aa, ab, bb } = slopes(examples, fit);
    if (Math.hypot(ga, gb) < SMALL_GRADIENT) break;
    const determinant = aa * bb - ab * ab;
    // All confidences alike: only the offset can be told.
    const isFlat = determinant <= 1e-12 * aa * bb;
    const move = isFlat
      ? { a: 0, b: gb / bb }
      : { a: (bb * ga - ab * gb) / determinant, b: (aa * gb - ab * ga) / determinant };
    const next = shortened(examples, fit, move);
    if (next === null) break;
    fit = next;
  }
  return fit;
}

/** Gradient and curvature of the log loss. */
function slopes(examples: readonly Example[], { a, b }: Platt) {
  const total = { ga: 0, gb: 0, aa: 0, ab: 0, bb: 0 };
  for (const { x, target, w } of examples) {
    const p = sigmoid(a * x + b);
    const gradient = w * (p - target);
    const curvature = w * p * (1 - p);
    total.ga += gradient * x;
    total.gb += gradient;
    total.aa += curvature * x * x;
    total.ab += curvature * x;
    total.bb += curvature;
  }
  return total;
}

/** A full Newton step, halved until it does not make things worse; null when none helps any more. */
function shortened(examples: readonly Example[], fit: Platt, move: Platt): Platt | null {
  const before = lossOfFit(examples, fit);
  for (let size = 1; size > 1e-10; size /= 2) {
    const next = { a: fit.a - size * move.a, b: fit.b - size * move.b };
    if (lossOfFit(examples, next) <= before + 1e-15 * Math.abs(before)) return next;
  }
  return null;
}

function lossOfFit(examples: readonly Example[], { a, b }: Platt): number {
  let loss = 0;
  for (const { x, target, w } of examples) {
    const z = a * x + b;
    // −t ln σ(z) − (1 − t) ln(1 − σ(z)), written so that neither logarithm overflows.
    loss += w * (Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target * z);
  }
  return loss;
}

/** The calibrated probability of a confidence under the fit. */
export const predictPlatt = ({ a, b }: Platt, c: number): number => sigmoid(a * logit(c) + b);
