import { proposeAsGiven } from '@countersign/expression';
import { contentHash, ok } from '@countersign/model';
import { agentProblem } from '../agentProblem.ts';
import type { AgentProvider, ProposalRequest, ProposalResult } from '../agentProvider.ts';

/**
 * Hands on the proposal that came in with the case. Its version is that of the settings and of whoever proposed, so a new
 * agent elsewhere starts a new stretch of evidence. Problem `given_proposal_unreadable`, which trying again cannot cure.
 */
export const givenProvider: AgentProvider<'given'> = {
  propose: (request) => Promise.resolve(proposal(request)),
};

function proposal({ provider, scope, decisions, payloadSchema }: ProposalRequest<'given'>): ProposalResult {
  const said = proposeAsGiven(provider, scope);
  if (!said.ok) {
    const { code, message } = said.problem;
    return agentProblem(code, message, { retryable: false });
  }
  const { agent, ...proposed } = said.value;
  const { decision, confidence = null, summary, reasoning, payload } = provider;
  return ok({
    ...proposed,
    evidence: [],
    usage: { model: agent === '' ? 'given' : agent, tokens: 0, cost: 0, ms: 0 },
    agentVersion: contentHash({
      ...{ type: 'given', decision, confidence, summary, reasoning, payload },
      ...{ agent, decisions, payloadSchema },
    }),
  });
}
