import type { AgentProviderConfig } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createAgents } from '../createAgents.ts';
import { aRequest } from '../testing/aRequest.ts';
import { noDependencies } from '../testing/noDependencies.ts';

type RulesConfig = Extract<AgentProviderConfig, { type: 'rules' }>;
type Rule = RulesConfig['rules'][number];

const aRule = (changes: Partial<Rule>): Rule => ({
  when: 'true',
  decision: 'refund',
  confidence: 0.9,
  summary: 'Refund',
  reasoning: [],
  payload: {},
  flags: [],
  ...changes,
});

const propose = (...rules: Rule[]) =>
  createAgents(noDependencies).propose(aRequest({ type: 'rules', rules }), new AbortController().signal);

describe('the rules provider', () => {
  it('proposes what the first rule says that holds, with its templates filled', async () => {
    const result = await propose(
      aRule({ when: 'input.amount > 100', decision: 'ask' }),
      aRule({
        when: 'input.amount > 20',
        summary: 'Refund order {{ input.order }}',
        reasoning: ['{{ input.amount }} is above 20.'],
        payload: { amount: '{{ input.amount }}', note: 'For {{ input.order }}' },
        flags: ['frustrated'],
      }),
      aRule({ decision: 'reject' }),
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        decision: 'refund',
        confidence: 0.9,
        summary: 'Refund order 7',
        reasoning: ['40 is above 20.', 'Rule 2 of 3 holds: input.amount > 20'],
        payload: { amount: 40, note: 'For 7' },
        flags: ['frustrated'],
      },
    });
  });

  it('fills no template of a rule that does not hold', async () => {
    const result = await propose(aRule({ when: 'false', summary: '{{ input.missing }}' }), aRule({}));
    expect(result).toMatchObject({ ok: true, value: { summary: 'Refund' } });
  });

  it('says which rule cannot be evaluated', async () => {
    const result = await propose(aRule({ when: 'input.missing > 1' }), aRule({}));
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'rule_failed', retryable: false, data: { rule: 0, part: 'when' } },
    });
    expect(await propose(aRule({ summary: '{{ input.missing }}' }))).toMatchObject({
      ok: false,
      problem: { code: 'rule_failed', data: { part: 'proposal' } },
    });
  });

  it('fails when no rule holds', async () => {
    expect(await propose(aRule({ when: 'false' }))).toMatchObject({
      ok: false,
      problem: { code: 'no_rule_matched', retryable: false },
    });
  });

  it('is another agent when a rule changes, and the same for another case', async () => {
    const versionOf = async (...rules: Rule[]) => {
      const result = await propose(...rules);
      return result.ok ? result.value.agentVersion : result.problem.code;
    };
    const version = await versionOf(aRule({ when: 'input.amount > 1' }));
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    expect(await versionOf(aRule({ when: 'input.amount > 1' }))).toBe(version);
    expect(await versionOf(aRule({ when: 'input.amount > 2' }))).not.toBe(version);
  });
});
