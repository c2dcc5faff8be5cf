import { readSnapshot } from '@countersign/engine';
import { type Backoff, type FlowNode, type NodeOf, problem } from '@countersign/model';
import { attemptCall } from '../calls/attemptCall.ts';
import type { Actions } from '../ports/actions.ts';
import type { Agents } from '../ports/agents.ts';
import type { FaultPoints } from '../ports/faults.ts';
import type { AttemptResult, Observer, Place } from '../ports/observer.ts';
import type { LeasedEffect, Store, StoredRun } from '../ports/store.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';
import type { Attempt } from './attempt.ts';
import { attemptAction } from './attemptAction.ts';
import { attemptAgent } from './attemptAgent.ts';
import { settle } from './settle.ts';

/** A step that was claimed this often without any answer has killed its worker each time. */
const MAX_CLAIMS = 5;

export type Performing = {
  readonly store: Store;
  readonly loop: TurnLoop;
  readonly clock: StoreClock;
  readonly agents: Agents;
  readonly actions: Actions;
  readonly faults: FaultPoints;
  /** A number in [0, 1) that spreads retries. */
  readonly random: () => number;
  readonly observer: Observer;
  readonly onError: (error: unknown, place?: Partial<Place>) => void;
  readonly calledOff: AbortSignal;
  /** Called when the attempt is over and only its answer has to be written down. */
  readonly answered: () => void;
  /** Called when an attempt was begun and what came of it may not be written, whatever the reason. */
  readonly unsettled: () => void;
};

/** Between two tries to write down an answer while the store is away. */
const PATIENCE_MS = 1_000;
/** The same while the run keeps moving under it, give or take a half so that writers do not meet again. */
const BUSY_MS = 100;

/** Performs one leased effect and commits what came of it. Throws when its run is not there any more. */
export async function performEffect(effect: LeasedEffect, performing: Performing): Promise<void> {
  const found = await patiently(() => performing.loop.find(effect.runId), performing);
  const { workspaceId, runId, key, visit } = effect;
  if (found === null) throw new Error(`The step ${key} of a run that is not in the store: ${runId}`);
  const node = found.artefact.nodes[effect.node]?.node;
  const place = { workspaceId, runId, flow: found.run.flow, node: effect.node, visit };
  const settling = { ...performing, place, workMs: 0, ...repetitionOf(node) };
  const perform = async (): Promise<AttemptResult> => {
    const instead = isLastWaitedFor(effect, found.run) ? lastWordOn(effect) : incidentOf(effect);
    if (instead !== null || !isPerformed(node)) {
      performing.answered();
      await settlePatiently(effect, instead ?? NOT_IN_FLOW, settling);
      return 'failed';
    }
    let isSettled = false;
    try {
      const begunMs = performing.clock.now().getTime();
      const attempt = await attemptOnce(effect, node, performing);
      performing.answered();
      // What is called is at work in runs of its own, which count for themselves.
      const workMs = effect.kind === 'call' ? 0 : performing.clock.now().getTime() - begunMs;
      await performing.faults.afterEffect?.(effect);
      isSettled = await settlePatiently(effect, attempt, { ...settling, workMs });
      return attempt.type === 'incident' ? 'failed' : attempt.type;
    } finally {
      if (!isSettled) performing.unsettled();
    }
  };
  await (performing.observer.aroundEffect?.(effect, place, perform) ?? perform());
}

/** A step that nothing can be done for; without a word it would be claimed again and again. */
const NOT_IN_FLOW: Attempt = {
  type: 'incident',
  problem: problem(
    'step_not_in_flow',
    'The version of the flow that the run is on has no such step to perform.',
  ),
};

/** Does what only reads, or may be done twice, again and again while the store is away: the worker lives, and keeps its claim. */
async function patiently<Value>(work: () => Promise<Value>, performing: Performing): Promise<Value> {
  const { store, clock, onError, calledOff } = performing;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!store.isAway(error) || calledOff.aborted) throw error;
      onError(error);
      await clock.sleep(PATIENCE_MS, calledOff);
    }
  }
}

/**
 * An answer from outside is too dear to lose: while the store is away, or others keep moving the run, it is offered again
 * and again, until the attempt is called off. One that breaks whoever works with it, for example because it is nested too
 * deep, would do so every time and waits for a person. Answers whether it is written, or void.
 */
async function settlePatiently(
  effect: LeasedEffect,
  attempt: Attempt,
  performing: Performing & { retries: number; backoff: Backoff | undefined; place: Place; workMs: number },
): Promise<boolean> {
  const { clock, random, calledOff, onError, place } = performing;
  let offered = attempt;
  for (;;) {
    let pauseMs = BUSY_MS * (0.5 + random());
    try {
      const refusal = await settle(effect, offered, performing);
      if (refusal?.code !== 'run_busy') {
        // Nobody would ever know of it: it cannot even be parked.
        if (refusal !== null && offered === NOT_IN_FLOW) onError(new Error(refusal.message), place);
        return refusal?.code !== 'given_back';
      }
    } catch (error) {
      onError(error, place);
      if (isNoFaultOfStore(error)) {
        if (offered.type === 'incident') return false;
        offered = unusable(error);
        continue;
      }
      pauseMs = PATIENCE_MS;
    }
    if (calledOff.aborted) return false;
    await clock.sleep(pauseMs, calledOff);
  }
}

const isNoFaultOfStore = (error: unknown): boolean =>
  error instanceof RangeError || error instanceof TypeError;

const unusable = (error: unknown): Attempt => ({
  type: 'incident',
  problem: problem('result_not_storable', `What came of the step cannot be used: ${String(error)}`),
});

const UNKNOWN = problem(
  'outcome_unknown',
  'An earlier attempt ended without an answer, so it may have happened. It is not repeated by itself.',
);

/**
 * Claims that are not explained by counted attempts ended without an answer. An effect that may happen only once must
 * not be tried again after such a claim; any other is given up after a few.
 */
function incidentOf(effect: LeasedEffect): Attempt | null {
  const unanswered = effect.claims - effect.attempts - 1;
  if (effect.once && unanswered > 0) return { type: 'incident', problem: UNKNOWN };
  if (unanswered < MAX_CLAIMS) return null;
  const message = `The step was begun ${unanswered} times and its worker ended each time before it could answer.`;
  return { type: 'incident', problem: problem('step_kills_worker', message) };
}

/** Whether the end of the run only waits for this action: then it is neither begun nor repeated. */
const isLastWaitedFor = ({ kind }: LeasedEffect, { snapshot }: StoredRun): boolean =>
  kind === 'action' && readSnapshot(snapshot).ending !== undefined;

/** What can be said of an action that waits to be begun, or to be repeated, when its run is about to end. */
function lastWordOn({ claims, attempts }: LeasedEffect): Attempt {
  if (claims - attempts > 1) return { type: 'incident', problem: UNKNOWN };
  const message = 'The run came to its end before this step was begun, so it was not done.';
  return { type: 'failed', problem: problem('called_off', message), retryable: false, ambiguous: false };
}

type Performed = NodeOf<'agent'> | NodeOf<'action'> | NodeOf<'subflow'> | NodeOf<'each'>;

const PERFORMED: ReadonlySet<string> = new Set(['agent', 'action', 'subflow', 'each']);

const isPerformed = (node: FlowNode | undefined): node is Performed =>
  node !== undefined && PERFORMED.has(node.kind);

/** A call is not repeated: it has its own way of looking again. */
function repetitionOf(node: FlowNode | undefined): { retries: number; backoff: Backoff | undefined } {
  if (node?.kind !== 'agent' && node?.kind !== 'action') return { retries: 0, backoff: undefined };
  const { retries, backoff } = node.config;
  return { retries, backoff };
}

function attemptOnce(effect: LeasedEffect, node: Performed, performing: Performing): Promise<Attempt> {
  const { clock, agents, actions, calledOff } = performing;
  switch (node.kind) {
    case 'agent':
      return attemptAgent(effect, { agents, clock, config: node.config, calledOff });
    case 'action':
      return attemptAction(effect, { actions, clock, config: node.config, calledOff });
    case 'subflow':
    case 'each':
      return patiently(() => attemptCall(effect, performing), performing);
  }
}
