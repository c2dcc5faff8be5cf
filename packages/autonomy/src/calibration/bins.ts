import { kornGraubard } from '../estimate/kornGraubard.ts';
import {
  type LabelledConfidence,
  requireLabelled,
  weightedMean,
  weightedSum,
  weightOf,
} from './labelledConfidence.ts';

/** How confidences are put into bins: of the same width, or of the same weight of labels. */
export type Binning = { readonly bins: number; readonly by: 'width' | 'mass' };

/** Ten bins of the same width: [0, 0.1) … [0.9, 1]. */
export const TEN_EQUAL_WIDTH: Binning = { bins: 10, by: 'width' };

/** Bins with fewer labels are drawn grey: they say next to nothing. */
const SPARSE = 10;

/**
 * One bin of the reliability diagram. `from` and `to` are confidences; `confidence` and `correct` the weighted means of
 * the n labels in it; `lower` and `upper` bound the share of correct ones (1 − d, two-sided, at a fixed n).
 */
export type ReliabilityBin = {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly weight: number;
  readonly confidence: number;
  readonly correct: number;
  readonly lower: number;
  readonly upper: number;
  readonly isSparse: boolean;
};

type Bin = { readonly from: number; readonly to: number; readonly cases: readonly LabelledConfidence[] };

/** The cases by bin; empty bins are left out. Throws a RangeError for a confidence outside [0, 1]. */
export function intoBins(cases: readonly LabelledConfidence[], { bins, by }: Binning): readonly Bin[] {
  requireLabelled(cases);
  const filled = by === 'width' ? byWidth(cases, bins) : byMass(cases, bins);
  return filled.filter((bin) => bin.cases.length > 0);
}

function byWidth(cases: readonly LabelledConfidence[], bins: number): readonly Bin[] {
  const parts: LabelledConfidence[][] = Array.from({ length: bins }, () => []);
  for (const labelled of cases) parts[binOf(labelled.c, bins)]!.push(labelled);
  return parts.map((part, j) => ({ from: j / bins, to: (j + 1) / bins, cases: part }));
}

/** The j with j/bins <= c < (j + 1)/bins; the product alone would put 0.29 · 100 below 29. */
function binOf(c: number, bins: number): number {
  let j = Math.floor(c * bins);
  if ((j + 1) / bins <= c) j += 1;
  else if (j / bins > c) j -= 1;
  return Math.min(bins - 1, Math.max(0, j));
}

/** Each case goes where the middle of its weight falls in the order of confidence; ties stay together. */
function byMass(cases: readonly LabelledConfidence[], bins: number): readonly Bin[] {
  const sorted = [...cases].sort((a, b) => a.c - b.c);
  const all = weightedSum(sorted, () => 1);
  const parts: LabelledConfidence[][] = Array.from({ length: bins }, () => []);
  let before = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]!.c === sorted[start]!.c) end += 1;
    const tie = sorted.slice(start, end);
    const weight = weightedSum(tie, () => 1);
    const index = Math.min(bins - 1, Math.floor(((before + weight / 2) / all) * bins));
    parts[index]!.push(...tie);
    before += weight;
    start = end;
  }
  return parts.map((part) => ({ from: part[0]?.c ?? 0, to: part.at(-1)?.c ?? 0, cases: part }));
}

/**
 * The reliability diagram as data: per bin how sure the agent was, how often it was right, and bounds of that. The
 * bounds are Clopper-Pearson's, at the effective size where weights differ. Throws a RangeError for d outside (0, 1).
 */
export function reliabilityBins(
  cases: readonly LabelledConfidence[],
  { d = 0.05, binning = TEN_EQUAL_WIDTH }: { readonly d?: number; readonly binning?: Binning } = {},
): readonly ReliabilityBin[] {
  return intoBins(cases, binning).map(({ from, to, cases: own }) => {
    const least = Math.min(...own.map(weightOf));
    // Only the proportions of the probabilities matter here, so weights below 1 do as well.
    const labels = own.map((labelled) => ({ y: labelled.y, pi: least / weightOf(labelled) }));
    const { lower, upper } = kornGraubard(labels, d);
    return {
      ...{ from, to, n: own.length, weight: weightedSum(own, () => 1), lower, upper },
      confidence: weightedMean(own, ({ c }) => c),
      correct: weightedMean(own, ({ y }) => y),
      isSparse: own.length < SPARSE,
    };
  });
}
