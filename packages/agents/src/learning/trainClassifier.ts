import { fail, ok, problem, type Result } from '@countersign/model';
import type { HeldOutAnswer } from '@countersign/runtime';
import { calibrationError } from './calibrationError.ts';
import {
  type Classifier,
  type ClassifierArtefact,
  type ClassifierMetrics,
  type LabelledText,
  packClassifier,
} from './classifierArtefact.ts';
import { crossFit, type HeldOutScores } from './crossFit.ts';
import { fitSoftmaxRegression, softmax } from './softmaxRegression.ts';
import { fitTemperature, type ScoredExample } from './temperature.ts';
import { textFeatures } from './textFeatures.ts';
import { fitVectorizer, vectorize } from './vectorizer.ts';

export type TrainingOptions = {
  /** Orders examples; the same seed and examples give the same bytes. */
  readonly seed: number;
  /** Share of held-out training texts, 0 to 1, that may be called out of scope. */
  readonly scopeMiss: number;
};

export const TRAINING_DEFAULTS: TrainingOptions = { seed: 1, scopeMiss: 0.05 };
const MIN_EXAMPLES = 10;

/** A classifier, and what models like it say about each example when they have not seen it. */
export type Trained = { readonly classifier: ClassifierArtefact; readonly heldOut: readonly HeldOutAnswer[] };

/**
 * Trains a text classifier. Confidence and the out-of-scope threshold are set on held-out folds, and so are the
 * metrics. Takes about 1 s per 1,000 examples of 77 labels: use `trainInBackground` where other work is waiting.
 * Problems: `too_few_examples`, `too_few_labels`.
 */
export function trainClassifier(
  examples: readonly LabelledText[],
  options: TrainingOptions = TRAINING_DEFAULTS,
): Result<ClassifierArtefact> {
  const trained = trainAndMeasure(examples, options);
  return trained.ok ? ok(trained.value.classifier) : trained;
}

/** `trainClassifier` with the answers by which it was measured. */
export function trainAndMeasure(
  examples: readonly LabelledText[],
  options: TrainingOptions = TRAINING_DEFAULTS,
): Result<Trained> {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const refusal = refuse(examples.length, labels.length);
  if (refusal !== null) return refusal;
  const labelIds = new Map(labels.map((label, id) => [label, id]));
  // Sorted by id, so that the order in which cases were stored does not matter.
  const ordered = [...examples].sort((a, b) => (a.id < b.id ? -1 : 1));
  const prepared = ordered.map(({ id, text, label }) => ({
    id,
    text,
    features: textFeatures(text),
    label: labelIds.get(label)!,
  }));
  const heldOut = crossFit(prepared, labels.length, options.seed);
  const temperature = fitTemperature(heldOut);
  const vectorizer = fitVectorizer(prepared.map((example) => example.features));
  const model = fitSoftmaxRegression(
    prepared.map(({ features, label }) => ({ vector: vectorize(vectorizer, features), label })),
    { classes: labels.length, features: vectorizer.idf.length },
    options.seed,
  );
  const scopeThreshold = quantile(heldOut.map(strongest), options.scopeMiss);
  const classifier = packClassifier(
    { labels, vectorizer, model, temperature, scopeThreshold, examples: ordered },
    measure(heldOut, temperature, labels.length),
  );
  return ok({ classifier, heldOut: heldOut.map(answered({ labels, temperature, scopeThreshold })) });
}

/** What a model that did not see the example answers, in words. */
const answered =
  ({ labels, temperature, scopeThreshold }: Pick<Classifier, 'labels' | 'temperature' | 'scopeThreshold'>) =>
  (example: HeldOutScores): HeldOutAnswer => {
    const probabilities = softmax(example.scores, temperature);
    const best = probabilities.indexOf(Math.max(...probabilities));
    return {
      id: example.id,
      label: labels[best] ?? '',
      confidence: Number((probabilities[best] ?? 0).toPrecision(6)),
      outOfScope: strongest(example) < scopeThreshold,
    };
  };

function refuse(examples: number, labels: number): Result<never> | null {
  if (labels < 2) {
    return fail(problem('too_few_labels', 'Training needs labelled cases of at least two labels.'));
  }
  if (examples < MIN_EXAMPLES) {
    return fail(
      problem(
        'too_few_examples',
        `Training needs at least ${MIN_EXAMPLES} labelled cases; there are ${examples}.`,
      ),
    );
  }
  return null;
}

function measure(heldOut: readonly ScoredExample[], temperature: number, labels: number): ClassifierMetrics {
  const judged = heldOut.map(({ scores, label }) => {
    const probabilities = softmax(scores, temperature);
    const confidence = Math.max(...probabilities);
    return { confidence, isCorrect: probabilities[label] === confidence };
  });
  return {
    examples: heldOut.length,
    labels,
    accuracy: judged.filter((prediction) => prediction.isCorrect).length / judged.length,
    calibrationError: calibrationError(judged),
  };
}

const strongest = ({ scores }: ScoredExample): number => Math.max(...scores);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
