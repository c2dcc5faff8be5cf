import type { ActionOperation, Json, Result } from '@countersign/model';
import type { ActionProblem, ActionRequest } from '@countersign/runtime';

export type ActionType = ActionOperation['type'];

/** A call of one kind of action, with that kind's operation. */
export type OperationRequest<TType extends ActionType> = Omit<ActionRequest, 'operation'> & {
  readonly operation: Extract<ActionOperation, { type: TType }>;
};

export type ActionResult = Result<Json, ActionProblem>;

/** One kind of action. Every attempt of a request sends the same body under the same idempotency key. */
export interface ActionExecutor<TType extends ActionType> {
  perform(request: OperationRequest<TType>, signal: AbortSignal): Promise<ActionResult>;
}
