import type { CallInput } from '@countersign/engine';
import { isFinal, type Json, type Problem, problem } from '@countersign/model';
import type { CalledRun, LeasedEffect, Store, StoredRun } from '../ports/store.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';
import type { Attempt } from '../worker/attempt.ts';
import { agentsOfCall } from './agentsOfCall.ts';
import { calledFlow } from './calledFlow.ts';
import { type StartedCall, startCalled } from './startCalled.ts';

/** Every run that ends tells its call in the same transaction, so that looking again is for the unthought-of only. */
const LOOK_AGAIN_MS = 10 * 60_000;

export type AttemptingCall = {
  readonly store: Pick<Store, 'childrenOf' | 'childSnapshots' | 'findFlow'>;
  readonly loop: TurnLoop;
  readonly clock: StoreClock;
  readonly calledOff: AbortSignal;
};

/** What has become of one item of a call. One is refused when no run can be started for it. */
type Item =
  | { readonly state: 'missing' }
  | { readonly state: 'open' }
  | { readonly state: 'over'; readonly run: CalledRun }
  | { readonly state: 'refused'; readonly problem: Problem };

/**
 * Looks after a call once: starts as many of its runs as there is room for, and answers when all are over, or when one
 * has failed and the others are not wanted any more. Between two looks it keeps nothing but what is in the store.
 */
export async function attemptCall(effect: LeasedEffect, attempting: AttemptingCall): Promise<Attempt> {
  const call = effect.input as unknown as CallInput; // safe: the engine rendered it for this kind
  const found = await attempting.loop.find(effect.runId);
  if (found === null) return LOST;
  const items = itemsOf(call, await attempting.store.childrenOf(effect.runId, effect.key));
  for (;;) {
    const answer = answerOf(items, call);
    if (answer?.type === 'done') return { ...answer, ...(await agentsOfCall(effect, call, attempting)) };
    if (answer !== null) return answer;
    if (attempting.calledOff.aborted) return LOST;
    const room = call.concurrency - items.filter(({ state }) => state === 'open').length;
    const next = missing(items).slice(0, Math.max(0, room));
    if (next.length === 0) return { type: 'waiting', delayMs: LOOK_AGAIN_MS };
    const started = await startAll(next, { ...attempting, effect, call, caller: found.run });
    for (const [place, index] of next.entries()) {
      const result = started[place];
      if (result === undefined || result.type === 'lost') return LOST;
      items[index] =
        result.type === 'refused' ? { state: 'refused', problem: result.problem } : { state: 'open' };
    }
  }
}

const LOST: Attempt = { type: 'calledOff', ambiguous: false };

function itemsOf({ inputs }: CallInput, children: readonly CalledRun[]): Item[] {
  const items: Item[] = inputs.map(() => ({ state: 'missing' }));
  for (const run of children) {
    items[run.index] = isFinal(run.status) ? { state: 'over', run } : { state: 'open' };
  }
  return items;
}

const missing = (items: readonly Item[]): readonly number[] =>
  items.flatMap(({ state }, index) => (state === 'missing' ? [index] : []));

type Starting = AttemptingCall & {
  readonly effect: LeasedEffect;
  readonly call: CallInput;
  readonly caller: StoredRun;
};

/** One answer per index, in order. */
async function startAll(
  indexes: readonly number[],
  { effect, call, caller, ...attempting }: Starting,
): Promise<readonly StartedCall[]> {
  const flow = await calledFlow(caller, call.call, attempting);
  if (!flow.ok) return indexes.map(() => ({ type: 'refused', problem: flow.problem }));
  const calling = { ...attempting, effect, caller, flow: flow.value };
  return Promise.all(indexes.map((index) => startCalled(index, call.inputs[index] ?? null, calling)));
}

/** What came of the whole call; null while some of it is still to come. */
function answerOf(items: readonly Item[], { each, failures }: CallInput): Attempt | null {
  const failure = failures === 'stop' ? firstFailure(items) : null;
  if (failure !== null) return { type: 'failed', problem: failure, retryable: false, ambiguous: false };
  if (items.some(({ state }) => state === 'missing' || state === 'open')) return null;
  return { type: 'done', port: 'done', output: each ? outputOfEach(items) : outputOfOne(items) };
}

function firstFailure(items: readonly Item[]): Problem | null {
  for (const [index, item] of items.entries()) {
    if (item.state === 'refused') {
      const { data, ...rest } = item.problem;
      return { ...rest, data: { ...data, index } };
    }
    if (item.state === 'over' && item.run.status !== 'ended') return failureOf(item.run);
  }
  return null;
}

function failureOf({ index, runId, status, problem: cause }: CalledRun): Problem {
  const why = cause === null ? '' : `: ${cause.message}`;
  const message = `The called run ${runId} was ${status === 'cancelled' ? 'cancelled' : 'not completed'}${why}`;
  return problem('called_run_failed', message, undefined, { index, runId, status, problem: cause });
}

function outputOfOne([item]: readonly Item[]): Json {
  if (item?.state !== 'over') throw new Error('A call that is over has no run');
  const { runId, outcome, output } = item.run;
  return { runId, outcome, output };
}

function outputOfEach(items: readonly Item[]): Json {
  const shown = items.map((item, index) => {
    if (item.state !== 'over') return { index, ...NO_RUN };
    const { runId, status, outcome, output } = item.run;
    return { index, runId, status, outcome, output };
  });
  const ended = shown.filter(({ status }) => status === 'ended').length;
  return { items: shown, ended, failed: shown.length - ended };
}

/** Stands for an item whose run could not even be started. */
const NO_RUN = { runId: null, status: 'failed', outcome: null, output: null } as const;
