import { FlowNode, FlowSettings, fail, type NodeOf, problem, type WorkspaceId } from '@countersign/model';
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
    clock: { now: () => new Date(at), sleep: () => new Promise(() => {}) },
    newId: () => 'id',
  });
  for (let number = 0; number < 20; number += 1) {
    at += 1_000;
    expect((await trials.call('ada', step)).ok).toBe(true);
  }
  const refused = await trials.call('ada', step);
  expect(!refused.ok && refused.problem.message).toContain('in 41 seconds');
  expect((await trials.call('grace', step)).ok).toBe(true);
  at += 41_000;
  expect((await trials.call('ada', step)).ok).toBe(true);
  expect(calls).toBe(22);
});
