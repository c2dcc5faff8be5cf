import type { Result } from '@countersign/model';
import type { TrialAnswer, TriedStep } from '@countersign/runtime';

/** Who tries a step, and of which flow. */
export type TrialCaller = { readonly id: string; readonly flow: string };

/** Calls single steps of drafts, so that they can be tried while they are drawn. */
export interface StepTrials {
  /**
   * Calls an agent or an action once, for real. `caller` is who is counted, and who did it in the audit line that an action
   * leaves before it is done; nothing else is kept. Problem `too_many_trials`; what the step itself answers, failures too,
   * is in the answer.
   */
  call(caller: TrialCaller, step: TriedStep): Promise<Result<TrialAnswer>>;
}
