import { contentHash, type Json, ok, problem, type RunId } from '@countersign/model';
import type { Actor, SignalKey } from '../ports/store.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import type { Compose } from '../turns/TurnLoop.ts';

export type SendSignal = {
  readonly id: RunId;
  readonly name: string;
  readonly payload: Json;
  /** Under which the sender may repeat it. */
  readonly idempotencyKey?: string | null | undefined;
  readonly actor: Actor;
};

export const SIGNAL_CONFLICT = problem(
  'idempotency_conflict',
  'The run has taken another signal under this idempotency key. Use a new key for another signal.',
);

export function signalKeyOf({ name, payload, idempotencyKey }: SendSignal): SignalKey | undefined {
  if (idempotencyKey === undefined || idempotencyKey === null) return undefined;
  return { idempotencyKey, bodyHash: contentHash({ name, payload }) };
}

/** The turn of a signal. */
export function takeSignal({ name, payload }: SendSignal, once: SignalKey | undefined): Compose {
  return async (subject, draft, desk) => {
    const composed = await composeTurn({ type: 'signal', name, payload }, { subject, draft, desk });
    return composed.ok ? ok({ type: 'signal', name, payload, once }) : composed;
  };
}
