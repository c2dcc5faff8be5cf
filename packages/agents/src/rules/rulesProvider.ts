import { evaluateCondition, renderDeep, renderTemplate } from '@countersign/expression';
import {
  contentHash,
  JsonObject,
  ok,
  type Problem,
  type Proposal,
  type Result,
  type RulesProvider,
} from '@countersign/model';
import type { z } from 'zod';
import { agentProblem } from '../agentProblem.ts';
import type { AgentProvider, ProposalRequest, ProposalResult } from '../agentProvider.ts';

type Rule = z.infer<typeof RulesProvider>['rules'][number];
type Scope = ProposalRequest<'rules'>['scope'];

/**
 * Proposes what the first rule says whose condition holds. The reasoning is the rule's own, then which rule it was.
 * Problems, none of which trying again can cure: `rule_failed` with the rule's place in `at`, `no_rule_matched`.
 */
export const rulesProvider: AgentProvider<'rules'> = {
  propose: (request) => Promise.resolve(proposeByRules(request)),
};

function proposeByRules({
  provider,
  scope,
  decisions,
  payloadSchema,
}: ProposalRequest<'rules'>): ProposalResult {
  for (const [index, rule] of provider.rules.entries()) {
    const holds = evaluateCondition(rule.when, scope);
    if (!holds.ok) return ruleFailed(index, 'when', holds.problem);
    if (!holds.value) continue;
    const rendered = renderRule(rule, scope);
    if (!rendered.ok) return ruleFailed(index, 'proposal', rendered.problem);
    const agentVersion = contentHash({ type: 'rules', rules: provider.rules, decisions, payloadSchema });
    return ok({
      ...rendered.value,
      reasoning: [
        ...rendered.value.reasoning,
        `Rule ${index + 1} of ${provider.rules.length} holds: ${rule.when}`,
      ],
      agentVersion,
    });
  }
  return agentProblem(
    'no_rule_matched',
    'None of the rules holds for this case. Add a last rule with the condition "true".',
    { retryable: false },
  );
}

function renderRule(rule: Rule, scope: Scope): Result<Omit<Proposal, 'agentVersion'>, Problem> {
  const summary = renderTemplate(rule.summary, scope);
  if (!summary.ok) return summary;
  const reasoning: string[] = [];
  for (const template of rule.reasoning) {
    const line = renderTemplate(template, scope);
    if (!line.ok) return line;
    reasoning.push(line.value);
  }
  const payload = renderDeep(rule.payload, scope);
  if (!payload.ok) return payload;
  return ok({
    decision: rule.decision,
    payload: JsonObject.parse(payload.value),
    summary: summary.value,
    confidence: rule.confidence,
    reasoning,
    evidence: [],
    flags: rule.flags,
    usage: { model: 'rules', tokens: 0, cost: 0, ms: 0 },
  });
}

const ruleFailed = (index: number, part: string, problem: Problem) =>
  agentProblem('rule_failed', `Rule ${index + 1} could not be evaluated (${part}): ${problem.message}`, {
    retryable: false,
    data: { rule: index, part, problem },
  });
