import { anArtefact, type FlowSketch } from './anArtefact.ts';

/** Agent, exception route, gate and action: the shape of most flows. */
export const REFUND: FlowSketch = {
  nodes: [
    { id: 'start', kind: 'trigger', config: { subject: 'Order {{ input.order }}', caseType: 'input.kind' } },
    {
      id: 'triage',
      kind: 'agent',
      config: { provider: { type: 'learning', model: 'm', text: 'Order {{ input.order }}' } },
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
        question: 'Refund {{ proposal.payload.amount }}?',
        expiresAfter: '4h',
        fourEyesWhen: 'proposal.payload.amount > 500',
      },
    },
    {
      id: 'pay',
      kind: 'action',
      config: {
        operation: {
          type: 'http',
          url: 'https://pay.test/{{ input.order }}',
          body: { amount: '{{ proposal.payload.amount }}' },
        },
      },
    },
    {
      id: 'paid',
      kind: 'end',
      config: { outcome: 'paid', output: [{ name: 'amount', value: 'proposal.payload.amount' }] },
    },
    { id: 'refused', kind: 'end', config: { outcome: 'refused' } },
  ],
  wires: {
    'start.next': 'triage',
    'triage.proposed': 'unusual',
    'unusual.angry': 'check',
    'unusual.normal': 'check',
    'check.approved': 'pay',
    'check.rejected': 'refused',
    'check.expired': 'refused',
    'check.sentBack': 'triage',
    'pay.done': 'paid',
  },
};

export const refundArtefact = anArtefact(REFUND);
export const REFUND_INPUT = { order: 'A-17', kind: 'small' };
