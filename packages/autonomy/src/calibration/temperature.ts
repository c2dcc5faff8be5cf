import { bisect } from '../special/bisect.ts';
import {
  type LabelledConfidence,
  logit,
  requireLabelled,
  sigmoid,
  weightedSum,
} from './labelledConfidence.ts';

/** The steepest and the flattest scaling looked at; labels without any error ask for an infinite one. */
const STEEPEST = 1e3;

/**
 * The temperature T with p = σ(logit(c)/T) nearest to the labels in log loss: above 1 the agent is too sure of itself,
 * below 1 not sure enough. Between 0.001 and infinity; 1 without cases.
 * Source: Guo et al. 2017; root of the derivative of the (convex) log loss in a = 1/T.
 */
export function temperature(cases: readonly LabelledConfidence[]): number {
  requireLabelled(cases);
  if (cases.length === 0) return 1;
  const slope = (a: number) => weightedSum(cases, ({ c, y }) => (sigmoid(a * logit(c)) - y) * logit(c));
  if (slope(0) >= 0) return Number.POSITIVE_INFINITY;
  return 1 / bisect((a) => slope(a) < 0, 0, STEEPEST);
}

/** The calibrated probability of a confidence at the temperature T. */
export const predictTemperature = (t: number, c: number): number => sigmoid(logit(c) / t);
