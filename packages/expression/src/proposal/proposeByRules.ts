import {
  type AgentProviderConfig,
  fail,
  type Json,
  ok,
  type Problem,
  problem,
  type Result,
} from '@countersign/model';
import { evaluateCondition } from '../evaluate.ts';
import { renderWords } from './renderWords.ts';

type Rule = Extract<AgentProviderConfig, { type: 'rules' }>['rules'][number];
type Scope = { readonly [variable: string]: Json };

/** What the rule with this place says of a case. */
export type RuleSaid = Omit<Rule, 'when'> & { readonly rule: number };

/**
 * What the first rule says whose condition holds, with its templates filled. Problems: `rule_failed` with the rule's place
 * in `data`, `no_rule_matched`.
 */
export function proposeByRules(rules: readonly Rule[], scope: Scope): Result<RuleSaid> {
  for (const [index, rule] of rules.entries()) {
    const holds = evaluateCondition(rule.when, scope);
    if (!holds.ok) return ruleFailed(index, 'when', holds.problem);
    if (!holds.value) continue;
    const said = renderRule(rule, scope);
    return said.ok ? ok({ ...said.value, rule: index }) : ruleFailed(index, 'proposal', said.problem);
  }
  const message = 'None of the rules holds for this case. Add a last rule with the condition "true".';
  return fail(problem('no_rule_matched', message));
}

function renderRule(rule: Rule, scope: Scope): Result<Omit<RuleSaid, 'rule'>> {
  const words = renderWords(rule, scope);
  const { decision, confidence, flags } = rule;
  return words.ok ? ok({ decision, confidence, flags, ...words.value }) : words;
}

function ruleFailed(rule: number, part: string, reason: Problem): Result<never> {
  const message = `Rule ${rule + 1} could not be evaluated (${part}): ${reason.message}`;
  return fail(problem('rule_failed', message, undefined, { rule, part, problem: reason }));
}
