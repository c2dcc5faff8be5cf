import { type Backoff, durationMs, fail, type Json, ok, type Problem, problem } from '@countersign/model';
import type { LeasedEffect, TurnCause } from '../ports/store.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import { noteWork } from '../turns/noteSpending.ts';
import type { Compose, TurnLoop } from '../turns/TurnLoop.ts';
import type { Attempt } from './attempt.ts';

const DEFAULT_BACKOFF: Backoff = { first: '1s', longest: '1m' };
/** The longest that the other side may have a step wait before it is tried again. */
const LONGEST_ASKED_MS = 3_600_000;

type Settling = {
  readonly loop: TurnLoop;
  readonly random: () => number;
  /** How many further attempts the node allows. */
  readonly retries: number;
  readonly backoff: Backoff | undefined;
  /** How long the attempt has taken. */
  readonly workMs: number;
};

/**
 * Commits what came of an attempt: the result, another try later, or an incident for a person. A result that the store
 * can never take is an incident, too: offering it again would not help.
 *
 * Answers why it was not written, null when it was: `run_busy` means that it has to be offered again, anything else that
 * the run went on without this effect or that somebody else holds it, so that the answer is void.
 */
export async function settle(
  effect: LeasedEffect,
  attempt: Attempt,
  settling: Settling,
): Promise<Problem | null> {
  const compose = composeFor(effect, attempt, settling);
  if (compose === null) return null;
  const refusal = await submit(effect, compose, settling);
  if (refusal?.code !== 'turn_not_storable') return refusal;
  const message = `What came of the step cannot be stored: ${refusal.message}`;
  return submit(effect, park(effect, problem('result_not_storable', message)), settling);
}

async function submit(
  effect: LeasedEffect,
  compose: Compose,
  { loop, workMs }: Settling,
): Promise<Problem | null> {
  const submitted = await loop.submit(effect.workspaceId, effect.runId, async (subject, draft, desk) => {
    const cause = await compose(subject, draft, desk);
    if (cause.ok) await noteWork(workMs, { subject, draft, desk });
    return cause;
  });
  if (submitted.type === 'committed') return null;
  if (submitted.type === 'refused') return submitted.problem;
  throw new Error(`An effect was answered with ${submitted.type}`);
}

/** Null when there is nothing to write: the effect is simply given back. */
function composeFor(effect: LeasedEffect, attempt: Attempt, settling: Settling): Compose | null {
  switch (attempt.type) {
    case 'done':
      return finish(effect, attempt);
    case 'waiting':
      return wait(effect, attempt.delayMs);
    case 'calledOff':
      if (!attempt.ambiguous || (effect.kind !== 'action' && !effect.once)) return null;
      return effect.once
        ? park(effect, CALLED_OFF)
        : lastIfEnding({ compose: giveBack, ofLast: park(effect, CALLED_OFF) });
    case 'incident':
      return park(effect, attempt.problem);
    case 'failed': {
      const { problem, retryable, ambiguous } = attempt;
      if (ambiguous && effect.once) return park(effect, problem);
      const failed = finish(effect, { type: 'failed', problem });
      if (!retryable || effect.attempts >= settling.retries) {
        // What could not be taken back is for a person to settle: the run cannot end with it undone.
        if (effect.kind === 'undo') return park(effect, problem);
        return ambiguous ? lastIfEnding({ compose: failed, ofLast: park(effect, problem) }) : failed;
      }
      const again = retry(effect, problem, askedMs(problem) + backoffMs(effect.attempts, settling));
      return lastIfEnding({ compose: again, ofLast: ambiguous ? park(effect, problem) : failed });
    }
  }
}

/**
 * Nothing is repeated for a run whose end waits for it, and what nobody can know is for a person to say: otherwise it would be
 * forgotten with the end.
 */
const lastIfEnding =
  ({ compose, ofLast }: { readonly compose: Compose; readonly ofLast: Compose }): Compose =>
  (subject, draft, desk) =>
    (draft.snapshot?.ending === undefined ? compose : ofLast)(subject, draft, desk);

/** Writes nothing: whoever claims the effect next makes the attempt anew. */
const giveBack: Compose = async () =>
  fail(problem('given_back', 'The attempt was broken off, and is left to whoever comes next.'));

const CALLED_OFF: Problem = {
  code: 'outcome_unknown',
  message: 'The worker was stopped while the action was under way, so it may have happened.',
};

type Answer = Extract<Attempt, { type: 'done' }> | { readonly type: 'failed'; readonly problem: Problem };

function finish(effect: LeasedEffect, answer: Answer): Compose {
  const { key, token, node, visit, kind } = effect;
  const undo = kind === 'undo' ? ({ undo: true } as const) : {};
  return async (subject, draft, desk) => {
    const composed = await composeTurn({ ...answer, ...undo, node, visit }, { subject, draft, desk });
    if (!composed.ok) return composed;
    if (kind === 'call' && answer.type === 'failed') draft.cancelledCalls.push(key);
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

const wait =
  ({ key, token }: LeasedEffect, delayMs: number): Compose =>
  async () =>
    ok({ type: 'await', key, token, delayMs });

function park(effect: LeasedEffect, problem: Problem): Compose {
  const { key, token, node, visit } = effect;
  return async (subject, draft, desk) => {
    const composed = await composeTurn({ type: 'parked', key }, { subject, draft, desk });
    if (!composed.ok) return composed;
    const data = { problem: problem as unknown as Json }; // safe: problems are JSON
    draft.events.push({ type: 'step.parked', at: subject.now.toISOString(), node, visit, data });
    return ok({ type: 'park', key, token, problem } satisfies TurnCause);
  };
}

/** How long the other side asks to be left alone. The pause comes on top, so that not all come back at the same moment. */
function askedMs({ data }: Problem): number {
  const asked = data?.['retryAfterMs'];
  return typeof asked === 'number' && asked > 0 ? Math.min(asked, LONGEST_ASKED_MS) : 0;
}

/** Doubles from the first pause to the longest; the upper half is left to chance, so that retries do not come in waves. */
function backoffMs(attempts: number, { backoff = DEFAULT_BACKOFF, random }: Settling): number {
  const doubled = durationMs(backoff.first) * 2 ** attempts;
  const longest = Math.min(doubled, Math.max(durationMs(backoff.first), durationMs(backoff.longest)));
  return Math.round(longest * (0.5 + random() / 2));
}
