import { type Json, ok, type Result } from '@countersign/model';
import type { HeldOutAnswer } from '@countersign/runtime';
import { type LabelledText, openClassifier } from './classifierArtefact.ts';
import { classify } from './classify.ts';
import { sameText } from './sameText.ts';

/**
 * What a stored classifier says about those of these cases that it was not trained on: neither on the case itself nor on
 * one with the same words. Problem `classifier_unreadable`.
 */
export function answerUnseen(stored: Json, cases: readonly LabelledText[]): Result<HeldOutAnswer[]> {
  const opened = openClassifier(stored);
  if (!opened.ok) return opened;
  const known = new Set(opened.value.examples.map(({ id }) => id));
  const ownTexts = opened.value.examples.flatMap((example) => ('text' in example ? [example.text] : []));
  const texts = cases.filter(({ id }) => known.has(id)).map(({ text }) => text);
  const seen = new Set([...ownTexts, ...texts].map(sameText));
  const unseen = cases.filter(({ id, text }) => !known.has(id) && !seen.has(sameText(text)));
  const answers = unseen.map(({ id, text }): HeldOutAnswer => {
    const { label, probabilities, isOutOfScope } = classify(opened.value, text, { labels: 1, nearest: 0 });
    const confidence = Number((probabilities[0]?.probability ?? 0).toPrecision(6));
    return { id, label, confidence, outOfScope: isOutOfScope };
  });
  return ok(answers);
}
