import type { GivenProvider } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createAgents } from '../createAgents.ts';
import { aRequest } from '../testing/aRequest.ts';
import { noDependencies } from '../testing/noDependencies.ts';

const GIVEN: GivenProvider = {
  type: 'given',
  decision: '{{ has(input.said) ? input.said : "" }}',
  confidence: 'input.sure',
  summary: 'For {{ input.order }}',
  reasoning: ['{{ input.amount }} at stake'],
  payload: { amount: '{{ input.amount }}' },
  agent: '{{ has(input.by) ? input.by : "" }}',
};

const propose = (scope: object, given: Partial<GivenProvider> = {}) => {
  const request = aRequest({ ...GIVEN, ...given });
  const input = { order: 7, amount: 40, ...scope };
  const asked = { ...request, scope: { ...request.scope, input } };
  return createAgents(noDependencies).propose(asked, new AbortController().signal);
};

const versionOf = async (scope: object, given: Partial<GivenProvider> = {}) => {
  const said = await propose(scope, given);
  if (!said.ok) throw new Error(said.problem.message);
  return said.value.agentVersion;
};

describe('a proposal that comes with its case', () => {
  it('says what was proposed elsewhere, by whom and how surely', async () => {
    expect(await propose({ said: 'refund', sure: 0.8, by: 'triage 4' })).toMatchObject({
      ok: true,
      value: {
        ...{ decision: 'refund', confidence: 0.8, summary: 'For 7', reasoning: ['40 at stake'] },
        ...{ payload: { amount: 40 }, usage: { model: 'triage 4', tokens: 0 } },
      },
    });
  });

  it.each([[1.01], [-0.1], ['0.9'], [null], [undefined]])('is not sure at all by %j', async (sure) => {
    expect(await propose({ said: 'refund', sure })).toMatchObject({ ok: true, value: { confidence: 0 } });
  });

  it('says that nothing was recommended, and shortens what is longer than a decision', async () => {
    expect(await propose({ said: '  ' })).toMatchObject({ value: { decision: 'no recommendation' } });
    const long = await propose({ said: 'x'.repeat(500) });
    expect(long).toMatchObject({ value: { decision: `${'x'.repeat(199)}…` } });
  });

  it('is of another agent when another one proposed or the settings changed, and only then', async () => {
    const by = await versionOf({ by: 'triage 4' });
    expect(await versionOf({ by: 'triage 4', said: 'other', sure: 0.1 })).toBe(by);
    expect(await versionOf({ by: 'triage 5' })).not.toBe(by);
    expect(await versionOf({ by: 'triage 4' }, { summary: '' })).not.toBe(by);
  });

  it('fails for good where a template does not fit the case', async () => {
    expect(await propose({}, { decision: '{{ input.missing }}' })).toMatchObject({
      ok: false,
      problem: { code: 'given_proposal_unreadable', retryable: false },
    });
  });
});
