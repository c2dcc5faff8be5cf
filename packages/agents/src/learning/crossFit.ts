import { seededShuffle } from './seededShuffle.ts';
import { fitSoftmaxRegression, linearScores } from './softmaxRegression.ts';
import type { ScoredExample } from './temperature.ts';
import type { TextFeatures } from './textFeatures.ts';
import { fitVectorizer, vectorize } from './vectorizer.ts';

export type LabelledFeatures = { readonly features: TextFeatures; readonly label: number };

/** Fewer folds train on too little and look too unsure; more cost time and change nothing that can be measured. */
const FOLDS = 4;

/**
 * Scores every example by a model that has not seen it: the examples are dealt into folds, each label evenly, and each
 * fold is scored by a model of the others, with a vocabulary of its own.
 */
export function crossFit(
  examples: readonly LabelledFeatures[],
  classes: number,
  seed: number,
): ScoredExample[] {
  const dealt = seededShuffle(examples, seed).sort((a, b) => a.label - b.label);
  return Array.from({ length: Math.min(FOLDS, dealt.length) }, (_, fold) => {
    const seen = dealt.filter((_example, index) => index % FOLDS !== fold);
    const kept = dealt.filter((_example, index) => index % FOLDS === fold);
    const vectorizer = fitVectorizer(seen.map((example) => example.features));
    const model = fitSoftmaxRegression(
      seen.map(({ features, label }) => ({ vector: vectorize(vectorizer, features), label })),
      { classes, features: vectorizer.idf.length },
      seed,
    );
    return kept.map(({ features, label }) => ({
      scores: linearScores(model, vectorize(vectorizer, features)),
      label,
    }));
  }).flat();
}
