import type { Classifier } from './classifierArtefact.ts';
import { nearestExamples } from './exampleIndex.ts';
import { linearScores, softmax } from './softmaxRegression.ts';
import { vectorize } from './vectorizer.ts';

/** A labelled text like the one asked about; `similarity` is a cosine, 0 to 1. No text when the classifier keeps none. */
export type NearestExample = {
  readonly exampleId: string;
  readonly label: string;
  readonly text: string | null;
  readonly similarity: number;
};

export type Classification = {
  readonly label: string;
  /** The most probable labels, best first; over all labels the probabilities sum to 1. */
  readonly probabilities: readonly { readonly label: string; readonly probability: number }[];
  readonly nearest: readonly NearestExample[];
  /** Unlike anything the labels stand for: the strongest label scores less than nearly all training texts did. */
  readonly isOutOfScope: boolean;
  /** A second label is nearly as probable as the first. */
  readonly isAmbiguous: boolean;
};

/** The second label makes a text ambiguous from half the probability of the first. */
const RIVAL_SHARE = 0.5;

/** Classifies a text: calibrated probabilities, the labelled texts nearest to it, and whether to doubt the answer. */
export function classify(
  classifier: Classifier,
  text: string,
  { labels = 5, nearest = 3 }: { readonly labels?: number; readonly nearest?: number } = {},
): Classification {
  const vector = vectorize(classifier.vectorizer, text);
  const scores = linearScores(classifier.model, vector);
  const probabilities = softmax(scores, classifier.temperature);
  const ranked = classifier.labels
    .map((label, id) => ({ label, probability: probabilities[id]! }))
    .sort((a, b) => b.probability - a.probability);
  const [first, second] = ranked as [(typeof ranked)[0], (typeof ranked)[0]]; // safe: two labels at least
  return {
    label: first.label,
    probabilities: ranked.slice(0, labels),
    nearest: nearestExamples(classifier.index, vector, nearest).map(({ example, similarity }) => {
      const labelled = classifier.examples[example]!;
      const quote = 'text' in labelled ? labelled.text : null;
      return { exampleId: labelled.id, label: labelled.label, text: quote, similarity };
    }),
    isOutOfScope: vector.ids.length === 0 || Math.max(...scores) < classifier.scopeThreshold,
    isAmbiguous: second.probability >= first.probability * RIVAL_SHARE,
  };
}
