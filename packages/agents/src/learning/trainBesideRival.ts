import { type Json, ok, type Result } from '@countersign/model';
import type { HeldOutAnswer } from '@countersign/runtime';
import { answerUnseen } from './answerUnseen.ts';
import type { LabelledText } from './classifierArtefact.ts';
import { type Trained, type TrainingOptions, trainAndMeasure } from './trainClassifier.ts';

/** A trained classifier; `rival` is what the one before it says about the cases that it has not seen. */
export type TrainedBeside = Trained & { readonly rival: readonly HeldOutAnswer[] | null };

/** Trains, and asks the classifier that is in use about whatever came since it was trained. */
export function trainBesideRival(
  examples: readonly LabelledText[],
  { options, rival }: { readonly options: TrainingOptions; readonly rival: Json },
): Result<TrainedBeside> {
  const trained = trainAndMeasure(examples, options);
  if (!trained.ok) return trained;
  const unseen = rival === null ? null : answerUnseen(rival, examples);
  // A classifier that cannot be read answers nothing; that is no reason to go without a new one.
  return ok({ ...trained.value, rival: unseen?.ok ? unseen.value : null });
}
