import { type Binning, intoBins, TEN_EQUAL_WIDTH } from './bins.ts';
import { type LabelledConfidence, weightedMean, weightedSum } from './labelledConfidence.ts';

/** The three parts of the Brier score over bins; reliability − resolution + uncertainty is the score up to what varies inside the bins. */
export type Murphy = {
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
};

/** The weighted mean of (c − y)²: 0 is perfect, 0.25 a coin. NaN without cases. Source: Brier 1950. */
export const brier = (cases: readonly LabelledConfidence[]): number =>
  weightedMean(cases, ({ c, y }) => (c - y) ** 2);

/** The weighted mean of −ln of the probability given to what happened; infinite when that was 0. NaN without cases. */
export const logLoss = (cases: readonly LabelledConfidence[]): number =>
  weightedMean(cases, ({ c, y }) => {
    const forCorrect = y === 0 ? 0 : y * Math.log(c);
    return -forCorrect - (y === 1 ? 0 : (1 - y) * Math.log1p(-c));
  });

/** Per bin its share of the weight and the gap between mean confidence and share correct. */
const gaps = (cases: readonly LabelledConfidence[], binning: Binning) => {
  const all = weightedSum(cases, () => 1);
  return intoBins(cases, binning).map((bin) => ({
    share: weightedSum(bin.cases, () => 1) / all,
    correct: weightedMean(bin.cases, ({ y }) => y),
    gap: weightedMean(bin.cases, ({ c }) => c) - weightedMean(bin.cases, ({ y }) => y),
  }));
};

/**
 * Expected calibration error: Σ W_b/W |mean c − mean y| over the bins, ten of the same width unless told. 0 without
 * cases. Source: Naeini, Cooper and Hauskrecht 2015.
 */
export const ece = (cases: readonly LabelledConfidence[], binning: Binning = TEN_EQUAL_WIDTH): number =>
  gaps(cases, binning).reduce((sum, { share, gap }) => sum + share * Math.abs(gap), 0);

/** Maximum calibration error: the largest |mean c − mean y| of a bin. 0 without cases. Source: as `ece`. */
export const mce = (cases: readonly LabelledConfidence[], binning: Binning = TEN_EQUAL_WIDTH): number =>
  gaps(cases, binning).reduce((largest, { gap }) => Math.max(largest, Math.abs(gap)), 0);

/**
 * The Brier score taken apart: how far confidences are from what they meant (reliability, small is good), how far bins
 * differ from the average (resolution, large is good), and how uncertain the outcome is anyway. Source: Murphy 1973.
 */
export function murphy(cases: readonly LabelledConfidence[], binning: Binning = TEN_EQUAL_WIDTH): Murphy {
  const base = weightedMean(cases, ({ y }) => y);
  let [reliability, resolution] = [0, 0];
  for (const { share, correct, gap } of gaps(cases, binning)) {
    reliability += share * gap * gap;
    resolution += share * (correct - base) ** 2;
  }
  return { reliability, resolution, uncertainty: base * (1 - base) };
}
