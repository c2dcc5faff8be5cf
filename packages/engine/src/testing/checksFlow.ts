import { anArtefact, type FlowSketch } from './anArtefact.ts';

const agent = { provider: { type: 'learning', model: 'm', text: 'Order {{ input.order }}' } };

/** Two branches, each with an agent and a gate of its own, between an agent before and an action behind them. */
export const CHECKS: FlowSketch = {
  nodes: [
    { id: 'start', kind: 'trigger' },
    { id: 'triage', kind: 'agent', config: agent },
    {
      id: 'checks',
      kind: 'parallel',
      config: {
        branches: [
          { port: 'legal', title: 'Legal' },
          { port: 'money', title: 'Money' },
        ],
      },
    },
    { id: 'lawyer', kind: 'agent', config: agent, lane: 'checks.legal' },
    {
      id: 'legalGate',
      kind: 'gate',
      config: { question: '{{ proposal.decision }}?', expiresAfter: '4h' },
      lane: 'checks.legal',
    },
    { id: 'banker', kind: 'agent', config: agent, lane: 'checks.money' },
    {
      id: 'moneyGate',
      kind: 'gate',
      config: { question: '{{ proposal.decision }}?', fourEyesWhen: 'proposal.payload.amount > 500' },
      lane: 'checks.money',
    },
    { id: 'checksJoin', kind: 'join' },
    {
      id: 'pay',
      kind: 'action',
      config: { operation: { type: 'email', to: 'a@b.c', subject: '{{ proposal.decision }}', body: 'x' } },
    },
    { id: 'paid', kind: 'end', config: { outcome: 'paid' } },
    { id: 'stopped', kind: 'end', config: { outcome: 'stopped' } },
  ],
  wires: {
    'start.next': 'triage',
    'triage.proposed': 'checks',
    'checks.legal': 'lawyer',
    'checks.money': 'banker',
    'lawyer.proposed': 'legalGate',
    'legalGate.approved': 'checksJoin',
    'legalGate.rejected': 'stopped',
    'legalGate.expired': 'checksJoin',
    'legalGate.sentBack': 'lawyer',
    'banker.proposed': 'moneyGate',
    'moneyGate.approved': 'checksJoin',
    'moneyGate.rejected': 'checksJoin',
    'checksJoin.next': 'pay',
    'pay.done': 'paid',
  },
};

export const checksArtefact = anArtefact(CHECKS);
