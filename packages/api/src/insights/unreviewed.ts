import type { Judgement } from '@countersign/runtime';
import { isAnswered } from './accuracies.ts';

/**
 * Of so many cases that passed by themselves in a period, those that nobody looked at: what was saved. One that was picked
 * for a check counts as saved until somebody has answered; with the minutes that a review takes it is time.
 */
export function unreviewedOf(passed: number, judgements: readonly Judgement[]): number {
  const looked = judgements.filter((one) => one.isPassed && isAnswered(one)).length;
  return Math.max(0, passed - looked);
}
