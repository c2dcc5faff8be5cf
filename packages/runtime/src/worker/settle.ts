import { type Json, ok, type Problem } from '@countersign/model';
import type { LeasedEffect, TurnCause } from '../ports/store.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import type { Compose, TurnLoop } from '../turns/TurnLoop.ts';
import type { Attempt } from './attempt.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

type Settling = {
  readonly loop: TurnLoop;
  readonly random: () => number;
  /** How many further attempts the node allows. */
  readonly retries: number;
};

/** Commits what came of an attempt: the result, another try later, or an incident for a person. */
export async function settle(effect: LeasedEffect, attempt: Attempt, settling: Settling): Promise<void> {
  const compose = composeFor(effect, attempt, settling);
  if (compose === null) return;
  const submitted = await settling.loop.submit(effect.workspaceId, effect.runId, compose);
  // Refused means that the run went on without this effect or that somebody else holds it: the answer is void.
  if (submitted.type !== 'committed' && submitted.type !== 'refused') {
    throw new Error(`An effect was answered with ${submitted.type}`);
  }
}

/** Null when there is nothing to write: the effect is simply given back. */
function composeFor(effect: LeasedEffect, attempt: Attempt, { random, retries }: Settling): Compose | null {
  switch (attempt.type) {
    case 'done':
      return finish(effect, { type: 'done', port: attempt.port, output: attempt.output });
    case 'calledOff':
      return attempt.ambiguous && effect.once ? park(effect, CALLED_OFF) : null;
    case 'failed': {
      const { problem, retryable, ambiguous } = attempt;
      if (ambiguous && (effect.once || problem.code === 'step_kills_worker')) return park(effect, problem);
      if (!retryable || effect.attempts >= retries) return finish(effect, { type: 'failed', problem });
      return retry(effect, problem, backoffMs(effect.attempts, random()));
    }
  }
}

const CALLED_OFF: Problem = {
  code: 'outcome_unknown',
  message: 'The worker was stopped while the action was under way, so it may have happened.',
};

type Answer =
  | { readonly type: 'done'; readonly port: string; readonly output: Json }
  | { readonly type: 'failed'; readonly problem: Problem };

function finish(effect: LeasedEffect, answer: Answer): Compose {
  const { key, token, node, visit } = effect;
  return async (subject, draft, desk) => {
    const composed = await composeTurn({ ...answer, node, visit }, { subject, draft, desk });
    if (!composed.ok) return composed;
    const result = answer as unknown as Json; // safe: outputs and problems are JSON
    return ok({ type: 'result', key, token, result } satisfies TurnCause);
  };
}

function retry(effect: LeasedEffect, problem: Problem, delayMs: number): Compose {
  const { key, token, node, visit } = effect;
  return async ({ now }, draft) => {
    const data = { attempt: effect.attempts + 1, delayMs, problem: problem as unknown as Json }; // safe: problems are JSON
    draft.events.push({ type: 'step.retried', at: now.toISOString(), node, visit, data });
    return ok({ type: 'retry', key, token, delayMs } satisfies TurnCause);
  };
}

function park(effect: LeasedEffect, problem: Problem): Compose {
  const { key, token, node, visit } = effect;
  return async ({ now }, draft) => {
    const data = { problem: problem as unknown as Json }; // safe: problems are JSON
    draft.status = 'parked';
    draft.events.push({ type: 'step.parked', at: now.toISOString(), node, visit, data });
    return ok({ type: 'park', key, token, problem } satisfies TurnCause);
  };
}

/** Doubles from one second to one minute; the upper half is left to chance, so that retries do not come in waves. */
function backoffMs(attempts: number, chance: number): number {
  const longest = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
  return Math.round(longest * (0.5 + chance / 2));
}
