import type { Json, Proposal, Result } from '@countersign/model';
import type { ActionProblem, ActionRequest, Actions } from '../ports/actions.ts';
import type { AgentRequest, Agents, EffectProblem } from '../ports/agents.ts';

export const aProposal = (changes: Partial<Proposal> = {}): Proposal => ({
  decision: 'refund',
  payload: { amount: 40 },
  summary: 'Refund the order',
  confidence: 0.9,
  reasoning: ['The order arrived broken.'],
  evidence: [],
  flags: [],
  usage: { model: 'rules', tokens: 0, cost: 0, ms: 0 },
  agentVersion: 'v1',
  ...changes,
});

type Propose = (request: AgentRequest, signal: AbortSignal) => Promise<Result<Proposal, EffectProblem>>;
type Perform = (request: ActionRequest, signal: AbortSignal) => Promise<Result<Json, ActionProblem>>;

/** An agent outside of us that does what a test tells it, and keeps what it was asked. */
export class ScriptedAgents implements Agents {
  readonly requests: AgentRequest[] = [];
  answer: Propose;

  constructor(answer: Propose = async () => ({ ok: true, value: aProposal() })) {
    this.answer = answer;
  }

  propose(request: AgentRequest, signal: AbortSignal) {
    this.requests.push(request);
    return this.answer(request, signal);
  }
}

/** The outside world of actions, with a record of every delivery. */
export class ScriptedActions implements Actions {
  readonly deliveries: ActionRequest[] = [];
  answer: Perform;

  constructor(answer: Perform = async () => ({ ok: true, value: { status: 200 } })) {
    this.answer = answer;
  }

  perform(request: ActionRequest, signal: AbortSignal) {
    this.deliveries.push(request);
    return this.answer(request, signal);
  }
}
