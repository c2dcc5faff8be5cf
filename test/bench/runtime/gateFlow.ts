import { compile } from '@countersign/compiler';
import { type Artefact, FLOW_SCHEMA, FlowDocument } from '@countersign/model';

/** One case with a gate: agent, approval, action. The providers are in this process, so the flow only names them. */
export const gateDocument: FlowDocument = FlowDocument.parse({
  schema: FLOW_SCHEMA,
  name: 'One gate',
  input: {
    type: 'object',
    properties: { order: { type: 'string' }, amount: { type: 'number' } },
    required: ['order', 'amount'],
  },
  nodes: [
    aNode('start', 'trigger', { subject: 'Order {{ input.order }}' }),
    aNode('triage', 'agent', {
      provider: {
        type: 'rules',
        rules: [{ when: 'true', decision: 'refund', confidence: 0.9, summary: 'Refund' }],
      },
      decisions: ['refund'],
      payload: { type: 'object', properties: { amount: { type: 'number' } }, required: ['amount'] },
    }),
    aNode('check', 'gate', {
      question: 'Refund {{ proposal.payload.amount }} for {{ input.order }}?',
      policy: { amount: 'proposal.payload.amount' },
    }),
    aNode('pay', 'action', {
      operation: {
        type: 'http',
        url: 'https://pay.example/refunds',
        body: { order: '{{ input.order }}', amount: '{{ proposal.payload.amount }}' },
      },
    }),
    aNode('paid', 'end', { outcome: 'paid' }),
    aNode('refused', 'end', { outcome: 'refused' }),
  ],
  edges: [
    ['start', 'next', 'triage'],
    ['triage', 'proposed', 'check'],
    ['check', 'approved', 'pay'],
    ['check', 'rejected', 'refused'],
    ['pay', 'done', 'paid'],
  ].map(([source, port, target]) => ({ id: `${source}.${port}`, source, port, target })),
});

export function gateArtefact(): Artefact {
  const { artefact, diagnostics } = compile(gateDocument);
  if (artefact === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return artefact;
}

function aNode(id: string, kind: string, config: object) {
  return { id, kind, title: id, config, position: { x: 0, y: 0 } };
}
