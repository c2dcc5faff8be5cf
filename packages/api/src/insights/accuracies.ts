import { isEstimable, kornGraubard } from '@countersign/autonomy';
import type { Judgement } from '@countersign/runtime';
import type { ClientReport } from './clientReportView.ts';

/** How often agents were right, of these judged cases and all that they stand for. */
export const accuraciesOf = (cases: readonly Judgement[]): ClientReport['accuracy'] => ({
  passed: accuracyOf(cases.filter((one) => one.isPassed && isEstimable(one))),
  held: accuracyOf(cases.filter((one) => !one.isPassed && isEstimable(one))),
});

/** Whether a person has answered, as against a case whose time was over. */
export const isAnswered = ({ verdict }: Pick<Judgement, 'verdict'>): boolean => verdict !== 'overdue';

/** How many cases that had passed somebody has looked at. */
export const checkedOf = (cases: readonly Judgement[]): number =>
  cases.filter((one) => one.isPassed && isAnswered(one)).length;

function accuracyOf(cases: readonly Judgement[]): ClientReport['accuracy']['passed'] {
  if (cases.length === 0) return null;
  const { estimate, lower, upper } = kornGraubard(
    cases.map(({ loss, probability }) => ({ y: loss, pi: probability })),
    0.05,
  );
  return { cases: cases.length, estimate: 1 - estimate, lower: 1 - upper, upper: 1 - lower };
}
