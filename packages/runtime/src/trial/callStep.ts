import { type StepTrial, tryStep } from '@countersign/engine';
import {
  durationMs,
  type FlowSettings,
  type Json,
  type NodeOf,
  type Problem,
  problem,
  type Result,
  type RunId,
  type WorkspaceId,
} from '@countersign/model';
import type { Actions } from '../ports/actions.ts';
import type { Agents } from '../ports/agents.ts';
import type { Clock } from '../ports/clock.ts';
import type { Attempt } from '../worker/attempt.ts';
import { attemptAction } from '../worker/attemptAction.ts';
import { attemptAgent } from '../worker/attemptAgent.ts';

/** A step of a draft that is to be called once, for a case that somebody made up or pinned. */
export type TriedStep = {
  readonly workspaceId: WorkspaceId;
  readonly node: NodeOf<'agent' | 'action'>;
  readonly settings: FlowSettings;
  /** What the step sees of the case; run and time are the trial's own. */
  readonly given: { readonly input: Json; readonly steps: Json; readonly proposal: Json };
};

/** What came back, and how long it took in milliseconds of wall time. */
export type TrialAnswer = {
  readonly outcome: Result<Json>;
  readonly ms: number;
  /** The call ended without an answer, so it may have had its effect all the same. */
  readonly ambiguous: boolean;
};

type Ports = {
  readonly agents: Agents;
  readonly actions: Actions;
  readonly clock: Clock;
  readonly newId: () => string;
};

/** Nobody waits longer for a trial in front of a screen, whatever the step's own limit is. */
const LONGEST = '120s';
const LONGEST_MS = 120_000;

/**
 * Calls one agent or action of a draft, once and for real, by the same functions as a worker: same rendering, deadline
 * and check of the answer. No run begins, and nothing is written to any ledger, run or review.
 */
export async function callStep(step: TriedStep, ports: Ports): Promise<TrialAnswer> {
  const { clock, newId } = ports;
  const started = clock.now();
  const runId = newId() as RunId; // safe: a fresh id, of a run that never is
  const now = started.toISOString();
  const scope = { ...step.given, run: { id: runId, startedAt: now }, now };
  const rendered = tryStep(step.node, { scope, settings: step.settings, now });
  if (!rendered.ok) return { outcome: rendered, ms: 0, ambiguous: false };
  const attempt = await attemptOf(step, { trial: rendered.value, scope, runId, ports });
  const ms = Math.round(clock.now().getTime() - started.getTime());
  return { outcome: outcomeOf(attempt), ms, ambiguous: attempt.type === 'failed' && attempt.ambiguous };
}

type Attempting = {
  readonly trial: StepTrial;
  readonly scope: { readonly [variable: string]: Json };
  readonly runId: RunId;
  readonly ports: Ports;
};

function attemptOf(step: TriedStep, { trial, scope, runId, ports }: Attempting): Promise<Attempt> {
  const { node, workspaceId } = step;
  const call = { workspaceId, runId, node: node.id, key: `${node.id}/1`, attempts: 0 };
  const common = { clock: ports.clock, calledOff: new AbortController().signal };
  if (node.kind === 'agent' && trial.type === 'agent') {
    const input = { ...trial.input, scope, feedback: null } as unknown as Json; // safe: as the engine renders it
    const config = { ...node.config, timeout: shorter(node.config.timeout) };
    return attemptAgent({ ...call, input }, { ...common, agents: ports.agents, config });
  }
  if (node.kind === 'action' && trial.type === 'action') {
    const input = { operation: trial.operation } as unknown as Json; // safe: as the engine renders it
    const config = { ...node.config, timeout: shorter(node.config.timeout) };
    return attemptAction({ ...call, input }, { ...common, actions: ports.actions, config });
  }
  throw new Error(`A step of kind ${node.kind} was rendered as ${trial.type}`);
}

function outcomeOf(attempt: Attempt): Result<Json> {
  if (attempt.type === 'done') return { ok: true, value: attempt.output };
  const cause: Problem =
    attempt.type === 'failed'
      ? attempt.problem
      : problem('trial_called_off', 'The trial was called off before it ended.');
  return { ok: false, problem: cause };
}

const shorter = (timeout: string): string => (durationMs(timeout) > LONGEST_MS ? LONGEST : timeout);
