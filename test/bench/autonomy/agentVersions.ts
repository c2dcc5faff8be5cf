import { type Classification, classify, openClassifier, trainClassifier } from '@countersign/agents';
import type { LabelledMessage } from '../data/readBanking77.ts';

/** What one version of the agent says to each message: trained on `size` messages. */
export type AgentVersion = { readonly size: number; readonly answer: (message: LabelledMessage) => Answer };
type Answer = {
  readonly confidence: number;
  readonly isRight: boolean;
  readonly isException: boolean;
};

/** One version for each size, all trained on the first messages of the same list. Each message is classified once. */
export function trainVersions(
  training: readonly LabelledMessage[],
  sizes: readonly number[],
): AgentVersion[] {
  return sizes.map((size) => ({ size, answer: answersOf(training.slice(0, size)) }));
}

function answersOf(training: readonly LabelledMessage[]): AgentVersion['answer'] {
  const trained = trainClassifier(training);
  const opened = trained.ok ? openClassifier(trained.value) : trained;
  if (!opened.ok) throw new Error(opened.problem.message);
  const known = new Map<string, Answer>();
  return (message) => {
    const before = known.get(message.id);
    if (before !== undefined) return before;
    const answer = readAnswer(classify(opened.value, message.text, { labels: 2 }), message.label);
    known.set(message.id, answer);
    return answer;
  };
}

const readAnswer = (answer: Classification, label: string): Answer => ({
  confidence: answer.probabilities[0]?.probability ?? 0,
  isRight: answer.label === label,
  isException: answer.isOutOfScope,
});
