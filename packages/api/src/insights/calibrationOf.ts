import {
  brier,
  ece,
  fixedSequence,
  kornGraubard,
  type LabelledConfidence,
  mce,
  murphy,
  type ReliabilityBin,
  reliabilityBins,
  sgr,
} from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import { calibrationFinding } from './calibrationFinding.ts';
import type { Calibration } from './calibrationView.ts';
import { type DecidedCase, isLabelled, type LabelledCase } from './decidedCase.ts';
import { evenLabels } from './evenLabels.ts';

/** Below so many labels a diagram shows chance and not the agent. */
const LABELS_NEEDED = 100;

const BY_MASS = { bins: 10, by: 'mass' } as const;
/** Enough stretches to see a trend, each with labels enough to mean something. */
const STRETCHES = 12;
const LABELS_PER_STRETCH = 25;

export type CalibrationQuestion = {
  readonly policy: CheckpointPolicy;
  readonly segment: string | null;
  /** Null asks for the version that was judged last. */
  readonly agentVersion: string | null;
  /** The largest share of errors wanted above a suggested threshold. */
  readonly target: number;
};

type Report = NonNullable<Calibration['report']>;

/** Reliability, scores, drift and a threshold for the target, of one agent version. `cases` are in decision order. */
export function calibrationOf(
  cases: readonly DecidedCase[],
  question: CalibrationQuestion,
): Omit<Calibration, 'overdue'> {
  const { policy, segment, target } = question;
  const inSegment = cases.filter(isLabelled).filter((each) => segment === null || each.segment === segment);
  const agentVersions = [...Map.groupBy(inSegment, (each) => each.agentVersion)].map(
    ([agentVersion, own]) => ({ agentVersion, labels: own.length }),
  );
  const agentVersion = question.agentVersion ?? inSegment.at(-1)?.agentVersion ?? null;
  const labels = inSegment.filter((each) => each.agentVersion === agentVersion);
  return {
    ...{ segment, agentVersion, agentVersions, target, risk: policy.risk },
    labels: labels.length,
    needed: LABELS_NEEDED,
    report: labels.length < LABELS_NEEDED ? null : reportOf(labels, policy, target),
  };
}

function reportOf(labels: readonly LabelledCase[], policy: CheckpointPolicy, target: number): Report {
  const weighted = labels.map(toWeighted);
  return {
    accuracy: accuracyOf(labels),
    meanConfidence: meanConfidenceOf(labels),
    finding: calibrationFinding(weighted, passesFrom(policy)),
    bins: reliabilityBins(weighted).map(binView),
    massBins: reliabilityBins(weighted, { binning: BY_MASS }).map(binView),
    ece: ece(weighted),
    eceEqualMass: ece(weighted, BY_MASS),
    mce: mce(weighted),
    brier: brier(weighted),
    ...murphy(weighted),
    drift: driftOf(labels),
    threshold: thresholdOf(labels, policy, target),
  };
}

/** The confidence from which the widest rung lets cases pass; null without a ladder. */
const passesFrom = ({ ladder }: CheckpointPolicy): number | null =>
  ladder.length === 0 ? null : Math.min(...ladder.map(({ minConfidence }) => minConfidence));

const toWeighted = ({ confidence, loss, weight }: LabelledCase): LabelledConfidence => ({
  c: confidence,
  y: 1 - loss,
  w: weight,
});

const binView = ({ weight: _, ...bin }: ReliabilityBin) => bin;

function accuracyOf(labels: readonly LabelledCase[]) {
  const { estimate, lower, upper } = kornGraubard(
    labels.map(({ loss, weight }) => ({ y: loss, pi: 1 / weight })),
    0.05,
  );
  return { estimate: 1 - estimate, lower: 1 - upper, upper: 1 - lower };
}

function meanConfidenceOf(labels: readonly LabelledCase[]): number {
  const weight = labels.reduce((sum, each) => sum + each.weight, 0);
  return labels.reduce((sum, each) => sum + each.weight * each.confidence, 0) / weight;
}

/** The same figures for stretches of equally many labels, one after the other. */
function driftOf(labels: readonly LabelledCase[]): Report['drift'] {
  const count = Math.min(STRETCHES, Math.floor(labels.length / LABELS_PER_STRETCH));
  const size = labels.length / count;
  return Array.from({ length: count }, (_, index) => {
    const own = labels.slice(Math.round(index * size), Math.round((index + 1) * size));
    const { estimate: correct, lower, upper } = accuracyOf(own);
    const confidence = meanConfidenceOf(own);
    const times = own.map(({ at }) => at).toSorted();
    return { from: times[0]!, to: times.at(-1)!, n: own.length, confidence, correct, lower, upper };
  });
}

/** What the two batch rules suggest. A part of an error counts as a whole one here: the rules count errors. */
function thresholdOf(
  labels: readonly LabelledCase[],
  policy: CheckpointPolicy,
  target: number,
): Report['threshold'] {
  const even = evenLabels(labels);
  const { threshold, bound, ...found } = sgr(
    even.map(({ confidence, loss }) => ({ confidence, isError: loss > 0 })),
    target,
    policy.risk,
  );
  const counts = policy.ladder.map(({ minConfidence }) => {
    const passing = even.filter(({ confidence }) => confidence >= minConfidence);
    return { n: passing.length, k: passing.filter(({ loss }) => loss > 0).length };
  });
  const opened = fixedSequence(counts, target, policy.risk);
  return {
    labels: even.length,
    continuous: threshold === null || bound === null ? null : { threshold, bound, ...found },
    ladder: policy.ladder.map(({ title }, index) => ({
      ...{ rung: index + 1, title, n: counts[index]!.n, errors: counts[index]!.k },
      carries: index < opened,
    })),
  };
}
