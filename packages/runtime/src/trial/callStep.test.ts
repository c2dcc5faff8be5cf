import { FlowNode, FlowSettings, type Json, type NodeOf, ok, type WorkspaceId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { ActionRequest } from '../ports/actions.ts';
import type { AgentRequest } from '../ports/agents.ts';
import { systemClock } from '../ports/clock.ts';
import { callStep } from './callStep.ts';

const PROPOSAL = {
  decision: 'approve',
  payload: {},
  summary: 'Fine.',
  confidence: 0.9,
  reasoning: [],
  evidence: [],
  flags: [],
  usage: { model: 'rules', tokens: 12, cost: 0.001, ms: 3 },
  agentVersion: 'v',
};

function aBench(answer: object = PROPOSAL) {
  const asked: AgentRequest[] = [];
  const done: ActionRequest[] = [];
  const ports = {
    agents: {
      propose: (request: AgentRequest) => {
        asked.push(request);
        return Promise.resolve(ok(answer as typeof PROPOSAL & { flags: [] }));
      },
    },
    actions: {
      perform: (request: ActionRequest) => {
        done.push(request);
        return Promise.resolve(ok({ status: 200 } as Json));
      },
    },
    clock: systemClock,
    newId: () => '00000000-0000-4000-8000-000000000001',
  };
  return { asked, done, ports };
}

const agent = FlowNode.parse({
  id: 'triage',
  kind: 'agent',
  title: 'Triage',
  position: { x: 0, y: 0 },
  config: {
    decisions: ['approve', 'refuse'],
    provider: { type: 'learning', model: 'm', text: 'Order {{ input.order }}' },
  },
}) as NodeOf<'agent'>;
const action = FlowNode.parse({
  id: 'tell',
  kind: 'action',
  title: 'Tell',
  position: { x: 0, y: 0 },
  config: {
    operation: { type: 'webhook', url: 'https://shop.example', event: '{{ x', body: '{{ input.order }}' },
  },
}) as NodeOf<'action'>;

const aCase = (node: NodeOf<'agent' | 'action'>, input: Json = { order: 'A7' }) => ({
  workspaceId: 'w' as WorkspaceId,
  node,
  settings: FlowSettings.parse({}),
  given: { input, steps: {}, proposal: null },
});

describe('calling one step of a draft', () => {
  it('asks an agent what a run would ask and answers its proposal', async () => {
    const { asked, ports } = aBench();
    const answer = await callStep(aCase(agent), ports);
    expect(answer.outcome).toEqual({ ok: true, value: PROPOSAL });
    expect(asked.map(({ text, decisions, node }) => ({ text, decisions, node }))).toEqual([
      { text: 'Order A7', decisions: ['approve', 'refuse'], node: 'triage' },
    ]);
  });

  it('refuses what the step would refuse', async () => {
    const { ports } = aBench({ ...PROPOSAL, decision: 'explode' });
    const { outcome } = await callStep(aCase(agent), ports);
    expect(!outcome.ok && outcome.problem.code).toBe('decision_unknown');
  });

  it('calls nobody when the case does not give what the step needs', async () => {
    const { asked, ports } = aBench();
    const { outcome } = await callStep(aCase(agent, {}), ports);
    expect(outcome.ok).toBe(false);
    expect(asked).toEqual([]);
  });

  it('does an action once, under a key that no run has', async () => {
    const { done, ports } = aBench();
    const { outcome, ambiguous } = await callStep(aCase(action), ports);
    expect([outcome, ambiguous]).toEqual([{ ok: true, value: { status: 200 } }, false]);
    expect(done.map(({ operation }) => operation)).toEqual([{ ...action.config.operation, body: 'A7' }]);
    expect(done[0]?.idempotencyKey).toBe('00000000-0000-4000-8000-000000000001/tell/1');
  });

  it('says that an action which broke off may have happened', async () => {
    const { ports } = aBench();
    const broken = { ...ports, actions: { perform: () => Promise.reject(new Error('cut')) } };
    const answer = await callStep(aCase(action), broken);
    expect(answer.ambiguous).toBe(true);
    expect(!answer.outcome.ok && answer.outcome.problem.code).toBe('action_crashed');
  });
});
