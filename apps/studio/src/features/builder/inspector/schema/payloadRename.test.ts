import { applyCommand, FlowDocument, type NodeOf, nodeById, Scenario } from '@countersign/model';
import { expect, it } from 'vitest';
import { payloadRename } from './payloadRename.ts';

const at = { x: 0, y: 0 };
const agent = (id: string) => ({
  ...{ id, kind: 'agent', title: id, position: at },
  config: {
    payload: { type: 'object', properties: { sum: { type: 'number' } } },
    provider: { type: 'recorded', recording: 'cases', key: 'input.id' },
  },
});
const branch = (id: string) => ({
  ...{ id, kind: 'branch', title: id, position: at },
  config: {
    cases: [{ port: 'big', title: 'Big', when: 'proposal.payload.sum > steps.assess.payload.sum + 1' }],
  },
});
const wire = (source: string, port: string, target: string) => ({
  id: `${source}-${port}`,
  ...{ source, port, target },
});
const flow = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Refunds',
  nodes: [
    { id: 'start', kind: 'trigger', title: 'Start', position: at, config: {} },
    ...[agent('assess'), branch('first'), agent('second'), branch('last')],
  ],
  edges: [
    ...[wire('start', 'next', 'assess'), wire('assess', 'proposed', 'first')],
    ...[wire('first', 'otherwise', 'second'), wire('second', 'proposed', 'last')],
  ],
});

it('renames a field of a payload under the key of its agent, and in the proposal where it is that agent’s', () => {
  const command = payloadRename(flow, nodeById(flow, 'assess') as NodeOf<'agent'>, {
    payload: { type: 'object', properties: { total: { type: 'number' } } },
    rename: { path: ['sum'], to: 'total' },
  });
  const applied = applyCommand(flow, command);
  if (!applied.ok) throw new Error(applied.problem.message);
  const when = (id: string) => {
    const node = nodeById(applied.value.document, id);
    return node?.kind === 'branch' ? node.config.cases[0]?.when : undefined;
  };
  expect(when('first')).toBe('proposal.payload.total > steps.assess.payload.total + 1');
  expect(when('last')).toBe('proposal.payload.sum > steps.assess.payload.total + 1');
  const back = applyCommand(applied.value.document, applied.value.inverse);
  expect(back.ok && JSON.stringify(back.value.document)).toBe(JSON.stringify(flow));
});

it('takes along what its rules propose, what a gate weighs, and what scenarios play', () => {
  const rule = {
    when: 'true',
    decision: 'pay',
    confidence: 0.9,
    summary: 'Fine.',
    payload: { sum: 5, note: 'x' },
  };
  const correctness = { cosmetic: ['note', 'sum'], severity: { 'sum.cents': 0.5, summary: 0.1 } };
  const scenario = Scenario.parse({
    ...{ id: 'one', name: 'One', expect: { status: 'waiting', outcome: null, steps: [] } },
    start: { input: { sum: 1 }, startedAt: '2030-01-01T00:00:00.000Z' },
    script: [
      {
        type: 'propose',
        node: 'assess',
        proposal: { decision: 'pay', confidence: 0.5, payload: { sum: 5 } },
      },
      { type: 'decide', node: 'check', verdict: { type: 'edit', edited: { sum: 4 } } },
    ],
  });
  const gated = FlowDocument.parse({
    ...flow,
    nodes: [
      flow.nodes[0],
      {
        ...agent('assess'),
        config: { ...agent('assess').config, provider: { type: 'rules', rules: [rule] } },
      },
      {
        id: 'check',
        kind: 'gate',
        title: 'Check',
        position: at,
        config: { question: 'Right?', policy: { correctness } },
      },
    ],
    edges: [wire('start', 'next', 'assess'), wire('assess', 'proposed', 'check')],
    scenarios: [scenario],
  });
  const command = payloadRename(gated, nodeById(gated, 'assess') as NodeOf<'agent'>, {
    payload: { type: 'object', properties: { total: { type: 'number' } } },
    rename: { path: ['sum'], to: 'total' },
  });
  const applied = applyCommand(gated, command);
  if (!applied.ok) throw new Error(applied.problem.message);
  const { document } = applied.value;
  expect(nodeById(document, 'assess')?.config).toMatchObject({
    payload: { properties: { total: {} } },
    provider: { rules: [{ payload: { total: 5, note: 'x' } }] },
  });
  expect(nodeById(document, 'check')?.config).toMatchObject({
    policy: { correctness: { cosmetic: ['note', 'total'], severity: { 'total.cents': 0.5, summary: 0.1 } } },
  });
  expect(document.scenarios?.[0]).toMatchObject({
    start: { input: { sum: 1 } },
    script: [{ proposal: { payload: { total: 5 } } }, { verdict: { edited: { total: 4 } } }],
  });
});
