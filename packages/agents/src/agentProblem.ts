import type { EffectProblem } from '@countersign/runtime';

/** Why there is no proposal, and whether the same call may succeed later. */
export function agentProblem(
  code: string,
  message: string,
  { retryable, data }: { readonly retryable: boolean; readonly data?: Record<string, unknown> },
): { ok: false; problem: EffectProblem } {
  return {
    ok: false,
    problem: { code, message, retryable, ...(data === undefined ? {} : { data }) },
  };
}
