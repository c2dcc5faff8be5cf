import { FlowNode, FlowSettings, fail, type NodeOf, ok, problem, type WorkspaceId } from '@countersign/model';
import { expect, it } from 'vitest';
import { createStepTrials } from './createStepTrials.ts';

const node = FlowNode.parse({
  id: 'triage',
  kind: 'agent',
  title: 'Triage',
  position: { x: 0, y: 0 },
  config: { provider: { type: 'learning', model: 'm', text: 'x' } },
}) as NodeOf<'agent'>;
const step = {
  workspaceId: 'w' as WorkspaceId,
  node,
  settings: FlowSettings.parse({}),
  given: { input: {}, steps: {}, proposal: null },
};

const ADA = { id: 'ada', flow: 'refunds' };

it('lets one person try twenty steps in a minute, and others beside them', async () => {
  let at = 0;
  let calls = 0;
  const trials = createStepTrials({
    agents: {
      propose: () => {
        calls += 1;
        return Promise.resolve(fail({ ...problem('no_rule_matched', 'None.'), retryable: false }));
      },
    },
    actions: { perform: () => Promise.reject(new Error('no action here')) },
    audit: { append: () => Promise.reject(new Error('agents leave no line')) },
    clock: { now: () => new Date(at), sleep: () => new Promise(() => {}) },
    newId: () => 'id',
  });
  for (let number = 0; number < 20; number += 1) {
    at += 1_000;
    expect((await trials.call(ADA, step)).ok).toBe(true);
  }
  const refused = await trials.call(ADA, step);
  expect(!refused.ok && refused.problem.message).toContain('in 41 seconds');
  expect((await trials.call({ ...ADA, id: 'grace' }, step)).ok).toBe(true);
  at += 41_000;
  expect((await trials.call(ADA, step)).ok).toBe(true);
  expect(calls).toBe(22);
});

it('notes who does an action before it is done', async () => {
  const action = FlowNode.parse({
    id: 'tell',
    kind: 'action',
    title: 'Tell',
    position: { x: 0, y: 0 },
    config: { operation: { type: 'webhook', url: 'https://shop.example', event: 'told', body: 'x' } },
  }) as NodeOf<'action'>;
  const order: unknown[] = [];
  const trials = createStepTrials({
    agents: { propose: () => Promise.reject(new Error('no agent here')) },
    actions: {
      perform: () => {
        order.push('done');
        return Promise.resolve(ok({}));
      },
    },
    audit: {
      append: (deed) => {
        order.push(deed);
        return Promise.resolve();
      },
    },
    clock: { now: () => new Date(0), sleep: () => new Promise(() => {}) },
    newId: () => 'id',
  });
  expect((await trials.call(ADA, { ...step, node: action })).ok).toBe(true);
  const payload = { node: 'tell', title: 'Tell', operation: 'webhook' };
  const deed = { workspaceId: 'w', actor: 'ada', action: 'action.tried', object: 'flow:refunds', payload };
  expect(order).toEqual([deed, 'done']);
});
