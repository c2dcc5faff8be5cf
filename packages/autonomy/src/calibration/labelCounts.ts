import { calibrate, calibratedConfidence } from './calibrate.ts';

/** So many steps of the confidence are kept apart, so that what is kept stays small however many labels there are. */
const STEPS = 50;

/** Sums over the labels of one step of the confidence, each label weighed by 1/π. */
type LabelSums = {
  readonly n: number;
  readonly weight: number;
  readonly confidence: number;
  readonly correct: number;
};

/** Past labels by the confidence that the agent had: all that a calibration needs to know of them. Plain JSON. */
export type LabelCounts = { readonly [step: string]: LabelSums };

export const NO_LABELS: LabelCounts = {};

/** A case that a person judged: how sure the agent was, how right it was (0 to 1), and how likely it was looked at. */
export type JudgedConfidence = {
  readonly confidence: number;
  readonly correct: number;
  readonly chance: number;
};

export function addLabel(
  counts: LabelCounts,
  { confidence, correct, chance }: JudgedConfidence,
): LabelCounts {
  const step = Math.min(STEPS - 1, Math.floor(confidence * STEPS));
  const before = counts[step] ?? { n: 0, weight: 0, confidence: 0, correct: 0 };
  const weight = 1 / chance;
  return {
    ...counts,
    [step]: {
      n: before.n + 1,
      weight: before.weight + weight,
      confidence: before.confidence + weight * confidence,
      correct: before.correct + weight * correct,
    },
  };
}

/** A confidence as past labels let it be believed; `labels` is how many there were, by which calibrations are told apart. */
export type Calibrated = { readonly confidence: number; readonly labels: number };

/**
 * The confidence as it was borne out: isotonic from 200 labels on, Platt's below, as the agent says it without any. The
 * same labels in the same order make the same number, bit for bit.
 */
export function calibratedBy(counts: LabelCounts, confidence: number): Calibrated {
  const sums = Object.values(counts);
  const labels = sums.reduce((n, one) => n + one.n, 0);
  if (labels === 0) return { confidence, labels };
  const cases = sums.map((one) => ({
    c: Math.min(1, one.confidence / one.weight),
    y: Math.min(1, one.correct / one.weight),
    w: one.weight,
  }));
  return { confidence: calibratedConfidence(calibrate(cases, labels), confidence), labels };
}
