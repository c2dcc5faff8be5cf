import { type Binning, type ReliabilityBin, reliabilityBins, TEN_EQUAL_WIDTH } from './bins.ts';
import type { LabelledConfidence } from './labelledConfidence.ts';
import { brier, ece, type Murphy, mce, murphy } from './scores.ts';

/** How far an agent's confidence can be believed, over n labelled cases. Describes; decides nothing. */
export type CalibrationReport = {
  readonly n: number;
  /** Ten bins of the same width, and ten of the same weight of labels; empty ones are left out. */
  readonly bins: readonly ReliabilityBin[];
  readonly massBins: readonly ReliabilityBin[];
  readonly ece: number;
  readonly eceEqualMass: number;
  readonly mce: number;
  readonly brier: Murphy & { readonly score: number };
};

const TEN_EQUAL_MASS: Binning = { bins: 10, by: 'mass' };

/** Everything the calibration page shows, from judged cases; null without any. */
export function calibrationReport(cases: readonly LabelledConfidence[]): CalibrationReport | null {
  if (cases.length === 0) return null;
  return {
    n: cases.length,
    bins: reliabilityBins(cases, { binning: TEN_EQUAL_WIDTH }),
    massBins: reliabilityBins(cases, { binning: TEN_EQUAL_MASS }),
    ece: ece(cases),
    eceEqualMass: ece(cases, TEN_EQUAL_MASS),
    mce: mce(cases),
    brier: { score: brier(cases), ...murphy(cases) },
  };
}
