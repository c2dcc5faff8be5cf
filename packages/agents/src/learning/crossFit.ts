import { contentHash } from '@countersign/model';
import { sameText } from './sameText.ts';
import { seededShuffle } from './seededShuffle.ts';
import { fitSoftmaxRegression, linearScores } from './softmaxRegression.ts';
import type { ScoredExample } from './temperature.ts';
import type { TextFeatures } from './textFeatures.ts';
import { fitVectorizer, vectorize } from './vectorizer.ts';

/** `text` as it was, so that equal texts are kept together; `id` names the example. */
export type LabelledFeatures = {
  readonly id: string;
  readonly text: string;
  readonly features: TextFeatures;
  readonly label: number;
};
export type HeldOutScores = ScoredExample & { readonly id: string };

/** Fewer folds train on too little and look too unsure; more cost time and change nothing that can be measured. */
const FOLDS = 4;
/** Fewer texts than this fall into folds too unevenly by chance. */
const DEALT_BELOW = 60;

/**
 * Scores every example by a model that has not seen it: the examples fall into folds by their words, and each fold
 * is scored by a model of the others, with a vocabulary of its own. Equal texts lie in one fold: a model that has
 * seen the same words with their label would only remember.
 */
export function crossFit(
  examples: readonly LabelledFeatures[],
  classes: number,
  seed: number,
): HeldOutScores[] {
  const dealt = seededShuffle(examples, seed).sort((a, b) => a.label - b.label);
  const foldOf = foldsOf(dealt);
  return Array.from({ length: Math.min(FOLDS, dealt.length) }, (_, fold) => {
    const seen = dealt.filter((example, index) => foldOf(example, index) !== fold);
    const kept = dealt.filter((example, index) => foldOf(example, index) === fold);
    const vectorizer = fitVectorizer(seen.map((example) => example.features));
    const model = fitSoftmaxRegression(
      seen.map(({ features, label }) => ({ vector: vectorize(vectorizer, features), label })),
      { classes, features: vectorizer.idf.length },
      seed,
    );
    return kept.map(({ id, features, label }) => ({
      id,
      scores: linearScores(model, vectorize(vectorizer, features)),
      label,
    }));
  }).flat();
}

/**
 * The fold of a text hangs on its words alone, so that two trainings with nearly the same cases keep the same cases from
 * the same twins, and what differs between them is what was learnt. With few texts they are dealt in turn, so that
 * no fold is empty.
 */
function foldsOf(dealt: readonly LabelledFeatures[]) {
  const texts = [...new Set(dealt.map(({ text }) => sameText(text)))];
  const isDealt = texts.length < DEALT_BELOW;
  const folds = new Map(
    texts.map((words, index) => [words, isDealt ? index % FOLDS : hashOf(words) % FOLDS]),
  );
  return ({ text }: LabelledFeatures, index: number): number =>
    texts.length < FOLDS ? index % FOLDS : (folds.get(sameText(text)) ?? 0);
}

const hashOf = (words: string): number => Number.parseInt(contentHash(words).slice(0, 8), 16);
