import { brier, ece, reliabilityBins } from '@countersign/autonomy';
import type { HeldOutAnswer } from '@countersign/runtime';
import type { VersionMeasure } from './comparison.ts';

const MOST_CONFUSIONS = 12;

/** A case with its right label and what a version said about it. */
export type Answered = { readonly label: string; readonly said: HeldOutAnswer };

/** How well a version answers cases it was not trained on; null without any. */
export function measureVersion(answers: readonly Answered[]): VersionMeasure | null {
  if (answers.length === 0) return null;
  const judged = answers.map(({ label, said }) => ({ c: said.confidence, y: said.label === label ? 1 : 0 }));
  const correct = judged.filter(({ y }) => y === 1).length;
  return {
    correct,
    accuracy: correct / answers.length,
    calibrationError: ece(judged),
    brier: brier(judged),
    bins: reliabilityBins(judged).map(({ from, to, n, confidence, correct: share }) => ({
      ...{ from, to, n, confidence, correct: share },
    })),
    confusions: confusionsOf(answers),
  };
}

/** Pairs of labels, the one most often mistaken first. */
function confusionsOf(answers: readonly Answered[]): VersionMeasure['confusions'] {
  const counts = new Map<string, VersionMeasure['confusions'][number]>();
  for (const { label, said } of answers) {
    if (said.label === label) continue;
    const key = JSON.stringify([label, said.label]);
    const cases = (counts.get(key)?.cases ?? 0) + 1;
    counts.set(key, { label, said: said.label, cases });
  }
  return [...counts.values()].sort((a, b) => b.cases - a.cases).slice(0, MOST_CONFUSIONS);
}
