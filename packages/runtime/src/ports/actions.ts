import type { ActionOperation, Json, Result, WorkspaceId } from '@countersign/model';
import type { EffectProblem } from './agents.ts';

/** One call of an action; every template in `operation` is rendered, and attempts differ in nothing but `attempt`. */
export type ActionRequest = {
  readonly workspaceId: WorkspaceId;
  readonly operation: ActionOperation;
  readonly idempotencyKey: string;
  readonly attempt: number;
};

/** `ambiguous` marks a failure after which the effect may have happened (no answer came back). */
export type ActionProblem = EffectProblem & { readonly ambiguous: boolean };

export interface Actions {
  perform(request: ActionRequest, signal: AbortSignal): Promise<Result<Json, ActionProblem>>;
}
