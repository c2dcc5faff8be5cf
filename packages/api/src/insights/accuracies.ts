import { kornGraubard } from '@countersign/autonomy';
import type { Judgement } from '@countersign/runtime';
import type { ClientReport } from './clientReportView.ts';

/** A case about which a person has said something, in time or late. */
export type Answered = Judgement & { readonly loss: number };

/**
 * Whether a person has answered, as against a case whose time was over: that one is an error to the evidence, but nobody
 * has found the agent wrong, so no figure of how often it is right may contain it.
 */
export const isAnswered = (one: Judgement): one is Answered => one.loss !== null;

/** How often agents were right, by what people said of these cases and of all that they stand for. */
export const accuraciesOf = (cases: readonly Judgement[]): ClientReport['accuracy'] => {
  const answered = cases.filter(isAnswered);
  return {
    passed: accuracyOf(answered.filter(({ isPassed }) => isPassed)),
    held: accuracyOf(answered.filter(({ isPassed }) => !isPassed)),
  };
};

/** How many cases that had passed somebody has looked at. */
export const checkedOf = (cases: readonly Judgement[]): number =>
  cases.filter((one) => one.isPassed && isAnswered(one)).length;

/** How many cases that had passed nobody has looked at in time, also where somebody did later. */
export const uncheckedOf = (cases: readonly Judgement[]): number =>
  cases.filter((one) => one.isPassed && !isAnswered(one)).length;

function accuracyOf(cases: readonly Answered[]): ClientReport['accuracy']['passed'] {
  if (cases.length === 0) return null;
  const { estimate, lower, upper } = kornGraubard(
    cases.map(({ loss, probability }) => ({ y: loss, pi: probability })),
    0.05,
  );
  return { cases: cases.length, estimate: 1 - estimate, lower: 1 - upper, upper: 1 - lower };
}
