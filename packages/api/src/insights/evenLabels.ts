import { keyedCoin } from '@countersign/autonomy';
import type { LabelledCase } from './decidedCase.ts';

/** Thinning needs no secret: it only has to leave the same labels every time. */
const SALT = new TextEncoder().encode('even labels');

/**
 * The labels that are left when all cases are looked at as rarely as the rarest: cases held by the gate were all judged,
 * those that passed only when a coin said so, and to pool both as they are would count the hard cases too often. The
 * batch rules for thresholds need labels of equal probability. The same labels every time.
 */
export function evenLabels(labels: readonly LabelledCase[]): readonly LabelledCase[] {
  const rarest = labels.reduce((most, { weight }) => Math.max(most, weight), 1);
  return labels.filter(({ id, weight }) => keyedCoin(SALT, id)('evidence') * rarest < weight);
}
