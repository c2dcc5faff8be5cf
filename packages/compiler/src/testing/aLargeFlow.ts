import { FlowDocument } from '@countersign/model';

/** A flow of about `size` steps: rounds of deciding, routing, approving, acting and checking, one after the other. */
export function aLargeFlow(size: number): FlowDocument {
  const rounds = Math.floor((size - 3) / 7);
  const nodes: object[] = [
    node('start', 'trigger', { subject: 'Order {{ input.order }}' }),
    node('done', 'end', { outcome: 'done' }),
    node('refused', 'end', { outcome: 'refused' }),
  ];
  const edges: object[] = [edge('start', 'next', rounds === 0 ? 'done' : 'values0')];
  for (let round = 0; round < rounds; round += 1) addRound(round, rounds, { nodes, edges });
  const input = { type: 'object', properties: { order: { type: 'string' }, amount: { type: 'number' } } };
  return FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Large', input, nodes, edges });
}

/**
 * The same with blocks and calls: every other round asks two gates at the same time, waits for a signal beside them, and
 * calls a flow afterwards. To be compiled with a flow "other-flow" around it, or none.
 */
export function aLargeFlowOfBlocks(size: number): FlowDocument {
  const rounds = Math.floor((size - 3) / 9);
  const nodes: object[] = [
    node('start', 'trigger', { subject: 'Order {{ input.order }}' }),
    node('done', 'end', { outcome: 'done' }),
    node('refused', 'end', { outcome: 'refused' }),
  ];
  const edges: object[] = [edge('start', 'next', rounds === 0 ? 'done' : 'agent0')];
  for (let round = 0; round < rounds; round += 1) addBlock(round, rounds, { nodes, edges });
  const input = { type: 'object', properties: { order: { type: 'string' }, amount: { type: 'number' } } };
  return FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Large', input, nodes, edges });
}

function addBlock(round: number, rounds: number, { nodes, edges }: Parts): void {
  const id = (name: string) => `${name}${round}`;
  const next = round + 1 < rounds ? `agent${round + 1}` : 'done';
  const branches = ['one', 'two', 'three'].map((port) => ({ port, title: port }));
  nodes.push(
    node(id('agent'), 'agent', { provider: rules(round) }),
    node(id('all'), 'parallel', { branches }),
    node(id('first'), 'gate', { question: `First of ${round}?`, expiresAfter: '3d' }),
    node(id('second'), 'gate', { question: `Second of ${round}?`, expiresAfter: '3d' }),
    node(id('paid'), 'wait', { until: { type: 'signal', signal: 'paid' }, timeout: '3d' }),
    node(id('values'), 'transform', { set: [{ name: 'net', value: `input.amount * ${round + 1}` }] }),
    node(id('meet'), 'join', {}),
    node(id('call'), 'subflow', { flow: 'other-flow', input: `{"amount": steps.values${round}.net}` }),
    node(id('act'), 'action', { operation: operation(round), reversible: true, undo: operation(round) }),
  );
  edges.push(
    edge(id('agent'), 'proposed', id('all')),
    edge(id('agent'), 'failed', 'refused'),
    edge(id('all'), 'one', id('first')),
    edge(id('all'), 'two', id('second')),
    edge(id('all'), 'three', id('paid')),
    ...['first', 'second'].flatMap((gate) => [
      edge(id(gate), 'approved', id('meet')),
      edge(id(gate), 'rejected', 'refused'),
      edge(id(gate), 'expired', 'refused'),
    ]),
    edge(id('paid'), 'next', id('values')),
    edge(id('paid'), 'timedOut', 'refused'),
    edge(id('values'), 'next', id('meet')),
    edge(id('meet'), 'next', id('call')),
    edge(id('call'), 'done', id('act')),
    edge(id('call'), 'failed', 'refused'),
    edge(id('act'), 'done', next),
    edge(id('act'), 'failed', 'refused'),
  );
}

type Parts = { readonly nodes: object[]; readonly edges: object[] };

function addRound(round: number, rounds: number, { nodes, edges }: Parts): void {
  const id = (name: string) => `${name}${round}`;
  const next = round + 1 < rounds ? `values${round + 1}` : 'done';
  nodes.push(
    node(id('values'), 'transform', { set: [{ name: 'net', value: `input.amount * ${round + 1}` }] }),
    node(id('agent'), 'agent', { provider: rules(round) }),
    node(id('odd'), 'exception', {
      rules: [{ port: 'large', title: 'Large', when: policyLimit(`steps.values${round}.net`) }],
    }),
    node(id('gate'), 'gate', { question: `Round ${round}: {{ proposal.summary }}?`, expiresAfter: '3d' }),
    node(id('act'), 'action', { operation: operation(round) }),
    node(id('some'), 'sampler', { rate: 0.1 }),
    node(id('split'), 'branch', {
      cases: [{ port: 'stop', title: 'Stop', when: `input.amount > ${round} && has(input.order)` }],
    }),
  );
  edges.push(
    edge(id('values'), 'next', id('agent')),
    edge(id('agent'), 'proposed', id('odd')),
    edge(id('agent'), 'failed', 'refused'),
    edge(id('odd'), 'large', id('gate')),
    edge(id('odd'), 'normal', id('gate')),
    edge(id('gate'), 'approved', id('act')),
    edge(id('gate'), 'rejected', 'refused'),
    edge(id('gate'), 'expired', 'refused'),
    edge(id('act'), 'done', id('some')),
    edge(id('act'), 'failed', 'refused'),
    edge(id('some'), 'next', id('split')),
    edge(id('split'), 'stop', 'done'),
    edge(id('split'), 'otherwise', next),
  );
}

const node = (id: string, kind: string, config: object) => ({
  id,
  kind,
  title: id,
  config,
  position: { x: 0, y: 0 },
});

const edge = (source: string, port: string, target: string) => ({
  id: `${source}-${port}`,
  source,
  port,
  target,
});

const rules = (round: number) => ({
  type: 'rules',
  rules: [
    { when: `input.amount > ${round}`, decision: 'pay', confidence: 0.9, summary: 'Pay {{ input.order }}' },
  ],
});

const policyLimit = (value: string) => ({ type: 'policyLimit', value, limit: 1_000 });

const operation = (round: number) => ({
  type: 'http',
  url: 'https://pay.example.com/{{ input.order }}',
  body: { round, decision: '{{ proposal.decision }}' },
});
