import type { PolicyTrialResult } from '@countersign/autonomy';

/** What a wider rung would change, expected from past cases and the present volume. */
export interface Change {
  readonly share: number;
  readonly shareNow: number;
  readonly reviewsSavedPerWeek: number;
  /** How many wrong cases would pass in a week if the error rate stood right at the tolerance. */
  readonly errorsPerWeekAtTolerance: number;
}

interface Situation {
  readonly from: number;
  readonly to: number;
  readonly perWeek: number;
  readonly tolerance: number;
}

/** Compares two rungs of a policy on past cases; null without any. */
export function changeOf({ byRung }: PolicyTrialResult, situation: Situation): Change | null {
  const [now, then] = [byRung[situation.from], byRung[situation.to]];
  if (now === undefined || then === undefined || then.estimate.cases === 0) return null;
  const { cases } = then.estimate;
  const share = then.estimate.passed / cases;
  return {
    share,
    shareNow: now.estimate.passed / cases,
    reviewsSavedPerWeek: ((now.estimate.reviews - then.estimate.reviews) / cases) * situation.perWeek,
    errorsPerWeekAtTolerance: share * situation.perWeek * situation.tolerance,
  };
}
