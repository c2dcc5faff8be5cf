import { proposeByRules } from '@countersign/expression';
import { contentHash, ok } from '@countersign/model';
import { agentProblem } from '../agentProblem.ts';
import type { AgentProvider, ProposalRequest, ProposalResult } from '../agentProvider.ts';

/**
 * Proposes what the first rule says whose condition holds. The reasoning is the rule's own, then which rule it was.
 * Problems, none of which trying again can cure: `rule_failed` with the rule's place in `data`, `no_rule_matched`.
 */
export const rulesProvider: AgentProvider<'rules'> = {
  propose: (request) => Promise.resolve(proposal(request)),
};

function proposal({ provider, scope, decisions, payloadSchema }: ProposalRequest<'rules'>): ProposalResult {
  const { rules } = provider;
  const said = proposeByRules(rules, scope);
  if (!said.ok) {
    const { code, message, data } = said.problem;
    return agentProblem(code, message, { retryable: false, ...(data === undefined ? {} : { data }) });
  }
  const { rule, ...proposed } = said.value;
  return ok({
    ...proposed,
    reasoning: [...proposed.reasoning, `Rule ${rule + 1} of ${rules.length} holds: ${rules[rule]?.when}`],
    evidence: [],
    usage: { model: 'rules', tokens: 0, cost: 0, ms: 0 },
    agentVersion: contentHash({ type: 'rules', rules, decisions, payloadSchema }),
  });
}
