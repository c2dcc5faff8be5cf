import type { Result } from '@countersign/model';
import type { TrialAnswer, TriedStep } from '@countersign/runtime';

/** Calls single steps of drafts, so that they can be tried while they are drawn. */
export interface StepTrials {
  /**
   * Calls an agent or an action once, for real, and keeps nothing of it. `caller` names who is counted. Problem
   * `too_many_trials`; what the step itself answers, failures too, is in the answer.
   */
  call(caller: string, step: TriedStep): Promise<Result<TrialAnswer>>;
}
