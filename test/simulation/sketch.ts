import { compile } from '@countersign/compiler';
import { type Artefact, FlowDocument } from '@countersign/model';

type Sketch = {
  readonly nodes: readonly { readonly id: string; readonly kind: string; readonly config?: object }[];
  /** `source.port` → target. */
  readonly wires: Readonly<Record<string, string>>;
  readonly input?: object;
};

/** A compiled flow in a few lines. */
function sketch({ nodes, wires, input = { type: 'object' } }: Sketch): Artefact {
  const document = FlowDocument.parse({
    schema: 'countersign.flow/1',
    name: 'Sketch',
    input,
    nodes: nodes.map(({ config = {}, ...node }) => ({
      ...node,
      config,
      title: node.id,
      position: { x: 0, y: 0 },
    })),
    edges: Object.entries(wires).map(([wire, target]) => {
      const [source, port] = wire.split('.');
      return { id: wire, source, port, target };
    }),
  });
  const { artefact, diagnostics } = compile(document);
  if (artefact === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return artefact;
}

const agent = {
  provider: { type: 'recorded', recording: 'triage', key: 'input.order' },
  decisions: ['refund', 'decline'],
  payload: { type: 'object', required: ['amount'], properties: { amount: { type: 'number', minimum: 0 } } },
};

const end = (outcome: string) => ({ id: outcome, kind: 'end', config: { outcome } });

/** Trigger → agent → exception route → gate → action → sampler → end, with a way on from each refusal. */
export const refunds = ({ limit = 100, port = 'large' }: { limit?: number; port?: string } = {}): Artefact =>
  sketch({
    input: { type: 'object', required: ['order'], properties: { order: { type: 'string' } } },
    nodes: [
      { id: 'start', kind: 'trigger', config: { channels: ['api'] } },
      { id: 'triage', kind: 'agent', config: agent },
      {
        id: 'unusual',
        kind: 'exception',
        config: {
          rules: [
            { port, title: 'Large', when: { type: 'policyLimit', value: 'proposal.payload.amount', limit } },
            {
              port: 'never',
              title: 'Never',
              when: { type: 'expression', expression: 'input.order == "a" && input.order == "b"' },
            },
          ],
        },
      },
      { id: 'gate', kind: 'gate', config: { question: 'Pay?', expiresAfter: '2d', policy: {} } },
      {
        id: 'pay',
        kind: 'action',
        config: { operation: { type: 'email', to: 'kim@example.com', subject: 'Paid', body: 'Paid' } },
      },
      { id: 'sampler', kind: 'sampler', config: { rate: 0.5 } },
      ...['paid', 'refused', 'corrected'].map(end),
    ],
    wires: {
      'start.next': 'triage',
      'triage.proposed': 'unusual',
      [`unusual.${port}`]: 'gate',
      'unusual.never': 'refused',
      'unusual.normal': 'gate',
      'gate.approved': 'pay',
      'gate.rejected': 'refused',
      'gate.expired': 'refused',
      'gate.sentBack': 'triage',
      'pay.done': 'sampler',
      'pay.failed': 'refused',
      'sampler.next': 'paid',
      'sampler.corrected': 'corrected',
    },
  });

const mail = {
  operation: { type: 'email', to: 'a@shop.example', subject: 'x', body: 'x' },
  reversible: true,
};

/** Two samplers in one turn; behind one of them the case may be over. */
export const leaving = (): Artefact =>
  sketch({
    nodes: [
      { id: 'start', kind: 'trigger' },
      {
        id: 'fork',
        kind: 'parallel',
        config: { branches: ['a', 'b'].map((port) => ({ port, title: port })) },
      },
      { id: 'one', kind: 'sampler', config: { rate: 0.5 } },
      { id: 'two', kind: 'sampler', config: { rate: 0.5 } },
      { id: 'leave', kind: 'branch', config: { cases: [{ port: 'yes', title: 'Yes', when: 'true' }] } },
      { id: 'both', kind: 'join' },
      ...[end('out'), end('done')],
    ],
    wires: {
      ...{ 'start.next': 'fork', 'fork.a': 'one', 'fork.b': 'two', 'one.next': 'leave' },
      ...{ 'leave.yes': 'out', 'leave.otherwise': 'both', 'two.next': 'both', 'both.next': 'done' },
    },
  });

/** Two actions at the same time. */
export const bookings = (): Artefact =>
  sketch({
    nodes: [
      { id: 'start', kind: 'trigger' },
      {
        id: 'fork',
        kind: 'parallel',
        config: { branches: ['a', 'b'].map((port) => ({ port, title: port })) },
      },
      { id: 'seat', kind: 'action', config: mail },
      { id: 'bed', kind: 'action', config: mail },
      { id: 'both', kind: 'join' },
      end('booked'),
    ],
    wires: {
      ...{ 'start.next': 'fork', 'fork.a': 'seat', 'fork.b': 'bed' },
      ...{ 'seat.done': 'both', 'bed.done': 'both', 'both.next': 'booked' },
    },
  });
