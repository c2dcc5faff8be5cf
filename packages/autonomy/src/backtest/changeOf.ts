import type { PolicyTrialResult } from './tryPolicy.ts';

/** What a wider rung would change, expected from past cases and the present volume. */
export type Change = {
  /** How many past cases it was counted over. */
  readonly cases: number;
  readonly share: number;
  readonly shareNow: number;
  readonly reviewsSavedPerWeek: number;
  /** How many wrong cases would pass in a week if the error rate stood right at the tolerance. */
  readonly errorsPerWeekAtTolerance: number;
};

/** Two rungs, how many cases of the segment come in a week, and the policy's tolerance. */
export type Widened = {
  readonly from: number;
  readonly to: number;
  readonly perWeek: number;
  readonly tolerance: number;
};

/** Compares two rungs of a policy on past cases; null without any. */
export function changeOf({ byRung }: PolicyTrialResult, situation: Widened): Change | null {
  const [now, then] = [byRung[situation.from], byRung[situation.to]];
  if (now === undefined || then === undefined || then.estimate.cases === 0) return null;
  const { cases } = then.estimate;
  const share = then.estimate.passed / cases;
  return {
    cases: then.total,
    share,
    shareNow: now.estimate.passed / cases,
    reviewsSavedPerWeek: ((now.estimate.reviews - then.estimate.reviews) / cases) * situation.perWeek,
    errorsPerWeekAtTolerance: share * situation.perWeek * situation.tolerance,
  };
}
