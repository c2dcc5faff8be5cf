import { compile } from '@countersign/compiler';
import { type Artefact, FlowDocument } from '@countersign/model';

type Sketch = {
  /** Merged over the config of the node of this id. */
  readonly configs?: { readonly [node: string]: object };
  readonly edges?: readonly (readonly [source: string, port: string, target: string])[];
};

const NODES = [
  {
    id: 'start',
    kind: 'trigger',
    config: { subject: 'Order {{ input.order }}', caseType: 'input.kind' },
  },
  {
    id: 'triage',
    kind: 'agent',
    config: {
      provider: {
        type: 'rules',
        rules: [{ when: 'true', decision: 'refund', confidence: 0.9, summary: 'Refund' }],
      },
      decisions: ['refund', 'decline'],
      payload: {
        type: 'object',
        properties: { amount: { type: 'number', minimum: 0 } },
        required: ['amount'],
        additionalProperties: false,
      },
    },
  },
  {
    id: 'unusual',
    kind: 'exception',
    config: {
      rules: [{ port: 'angry', title: 'Angry customer', when: { type: 'flag', flag: 'frustrated' } }],
    },
  },
  {
    id: 'check',
    kind: 'gate',
    config: {
      question: 'Refund {{ proposal.payload.amount }} for {{ input.order }}?',
      policy: { amount: 'proposal.payload.amount' },
      reasonCodes: [{ code: 'not_covered', title: 'Not covered by the policy' }],
      expiresAfter: '4h',
      dueAfter: '1h',
      fourEyesWhen: 'proposal.payload.amount > 500',
    },
  },
  {
    id: 'pay',
    kind: 'action',
    config: {
      operation: {
        type: 'http',
        url: 'https://pay.example/refunds/{{ input.order }}',
        body: { amount: '{{ proposal.payload.amount }}' },
      },
    },
  },
  { id: 'watch', kind: 'sampler', config: { rate: 0 } },
  {
    id: 'paid',
    kind: 'end',
    config: { outcome: 'paid', output: [{ name: 'amount', value: 'proposal.payload.amount' }] },
  },
  { id: 'refused', kind: 'end', config: { outcome: 'refused' } },
] as const;

const EDGES = [
  ['start', 'next', 'triage'],
  ['triage', 'proposed', 'unusual'],
  ['unusual', 'angry', 'check'],
  ['unusual', 'normal', 'check'],
  ['check', 'approved', 'pay'],
  ['check', 'rejected', 'refused'],
  ['check', 'expired', 'refused'],
  ['check', 'sentBack', 'triage'],
  ['pay', 'done', 'watch'],
  ['watch', 'next', 'paid'],
] as const;

/** Agent, exception route, gate, action and sampler: the shape of most flows. */
export function refundDocument({ configs = {}, edges = [] }: Sketch = {}): FlowDocument {
  return FlowDocument.parse({
    schema: 'countersign.flow/1',
    name: 'Refunds',
    input: {
      type: 'object',
      properties: { order: { type: 'string' }, kind: { type: 'string', default: 'small' } },
      required: ['order'],
    },
    nodes: NODES.map((node, index) => ({
      ...node,
      title: `${node.id[0]?.toUpperCase()}${node.id.slice(1)}`,
      position: { x: index * 200, y: 0 },
      config: { ...node.config, ...configs[node.id] },
    })),
    edges: [...EDGES, ...edges].map(([source, port, target]) => ({
      id: `${source}.${port}`,
      source,
      port,
      target,
    })),
  });
}

/** The document compiled; throws what is wrong with it. */
export function artefactOf(document: FlowDocument): Artefact {
  const { artefact, diagnostics } = compile(document);
  if (artefact === null)
    throw new Error(diagnostics.map(({ node, message }) => `${node}: ${message}`).join('\n'));
  return artefact;
}
