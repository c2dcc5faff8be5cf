import type { ActionProblem } from '@countersign/runtime';

/**
 * Why an action failed, whether the same attempt may succeed later, and whether its effect may have happened although
 * no answer says so.
 */
export function actionProblem(
  code: string,
  message: string,
  {
    retryable = false,
    ambiguous = false,
    data,
  }: {
    readonly retryable?: boolean;
    readonly ambiguous?: boolean;
    readonly data?: Record<string, unknown>;
  } = {},
): { ok: false; problem: ActionProblem } {
  return {
    ok: false,
    problem: { code, message, retryable, ambiguous, ...(data === undefined ? {} : { data }) },
  };
}
