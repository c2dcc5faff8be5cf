import type { ActionInput } from '@countersign/engine';
import { type ActionConfig, durationMs, makeStorable, type Problem, problem } from '@countersign/model';
import type { Actions } from '../ports/actions.ts';
import type { Clock } from '../ports/clock.ts';
import type { LeasedEffect } from '../ports/store.ts';
import type { Attempt } from './attempt.ts';
import { withDeadline } from './withDeadline.ts';

/** What of an effect the call is made from. */
type Called = Pick<LeasedEffect, 'workspaceId' | 'runId' | 'key' | 'input' | 'attempts'>;

type Attempting = {
  readonly actions: Actions;
  readonly clock: Clock;
  readonly config: ActionConfig;
  readonly calledOff: AbortSignal;
};

/** Performs the action once. Whatever ends it without an answer leaves open whether it happened. */
export async function attemptAction(effect: Called, attempting: Attempting): Promise<Attempt> {
  const { actions, clock, config, calledOff } = attempting;
  const { operation } = effect.input as unknown as ActionInput; // safe: the engine rendered it for this kind
  const request = {
    workspaceId: effect.workspaceId,
    operation,
    idempotencyKey: `${effect.runId}/${effect.key}`,
    attempt: effect.attempts + 1,
  };
  const timeoutMs = durationMs(config.timeout);
  const timed = await withDeadline((signal) => actions.perform(request, signal), {
    clock,
    timeoutMs,
    calledOff,
  });
  switch (timed.type) {
    case 'answered': {
      if (timed.value.ok) return { type: 'done', port: 'done', output: makeStorable(timed.value.value) };
      const { retryable, ambiguous, ...rest } = timed.value.problem;
      return { type: 'failed', problem: rest, retryable, ambiguous };
    }
    case 'timedOut':
      return unanswered(problem('action_timeout', `The action did not answer within ${config.timeout}.`));
    case 'calledOff':
      return { type: 'calledOff', ambiguous: timed.hasBegun };
    case 'threw':
      return unanswered(problem('action_crashed', `The action broke down: ${String(timed.error)}`));
  }
}

const unanswered = (cause: Problem): Attempt => ({
  type: 'failed',
  problem: cause,
  retryable: true,
  ambiguous: true,
});
