import { type AgentInput, checkProposal } from '@countersign/engine';
import {
  type AgentConfig,
  durationMs,
  type Json,
  type Problem,
  type Proposal,
  problem,
} from '@countersign/model';
import type { AgentRequest, Agents } from '../ports/agents.ts';
import type { Clock } from '../ports/clock.ts';
import type { LeasedEffect } from '../ports/store.ts';
import type { Attempt } from './attempt.ts';
import { withDeadline } from './withDeadline.ts';

/** What of an effect the call is made from. */
type Called = Pick<LeasedEffect, 'workspaceId' | 'runId' | 'node' | 'key' | 'input'>;

type Attempting = {
  readonly agents: Agents;
  readonly clock: Clock;
  readonly config: AgentConfig;
  readonly calledOff: AbortSignal;
};

/** Asks the agent once and checks what it says against the node. Asking changes nothing, so it is never ambiguous. */
export async function attemptAgent(effect: Called, attempting: Attempting): Promise<Attempt> {
  const { agents, clock, config, calledOff } = attempting;
  const request = requestOf(effect, config);
  const timeoutMs = durationMs(config.timeout);
  const timed = await withDeadline((signal) => agents.propose(request, signal), {
    clock,
    timeoutMs,
    calledOff,
  });
  switch (timed.type) {
    case 'answered':
      return timed.value.ok
        ? judge(timed.value.value, config)
        : failed(timed.value.problem, timed.value.problem.retryable);
    case 'timedOut':
      return failed(problem('agent_timeout', `The agent did not answer within ${config.timeout}.`), true);
    case 'calledOff':
      return { type: 'calledOff', ambiguous: false };
    case 'threw':
      return failed(problem('agent_crashed', `The agent broke down: ${String(timed.error)}`), true);
  }
}

function requestOf(effect: Called, config: AgentConfig): AgentRequest {
  const input = effect.input as unknown as AgentInput; // safe: the engine rendered it for this kind
  return {
    workspaceId: effect.workspaceId,
    provider: input.provider,
    text: input.text,
    instructions: input.instructions,
    decisions: config.decisions,
    payloadSchema: config.payload,
    scope: input.scope,
    feedback: input.feedback,
    runId: effect.runId,
    node: effect.node,
    idempotencyKey: `${effect.runId}/${effect.key}`,
  };
}

/** A proposal of another shape is a failed step; only a language model may get it right the next time. */
function judge(answer: Proposal, config: AgentConfig): Attempt {
  const checked = checkProposal(answer, config);
  if (!checked.ok) return failed(checked.problem, config.provider.type === 'language');
  return { type: 'done', port: 'proposed', output: checked.value as unknown as Json }; // safe: parsed just now
}

const failed = ({ code, message, data }: Problem, retryable: boolean): Attempt => ({
  type: 'failed',
  problem: problem(code, message, undefined, data),
  retryable,
  ambiguous: false,
});
