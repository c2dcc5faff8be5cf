import { expect, it } from 'vitest';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';

const PROVIDER = { type: 'learning', model: 'intents', text: '{{ input.text }}' };

it('hands the agent its settings as they are in the flow, and the case beside them', async () => {
  const nodes = [
    { id: 'start', kind: 'trigger' },
    { id: 'triage', kind: 'agent', config: { provider: PROVIDER } },
    { id: 'done', kind: 'end', config: { outcome: 'done' } },
  ];
  const wires = { 'start.next': 'triage', 'triage.proposed': 'done', 'triage.failed': 'done' };
  const runtime = sketchedRuntime({ triage: { nodes, wires } });
  const ids = [
    await runtime.call('triage', { text: 'Hello' }),
    await runtime.call('triage', { text: 'Bye' }),
  ];
  await runtime.settle();
  // An agent whose settings differed with each case would be another agent with each case, and never earn anything.
  expect(runtime.agents.requests.map(({ provider }) => provider)).toEqual([PROVIDER, PROVIDER]);
  expect(runtime.agents.requests).toMatchObject([
    { text: 'Hello', runId: ids[0], node: 'triage' },
    { text: 'Bye', runId: ids[1], node: 'triage' },
  ]);
});
