import type { Proposal } from '@countersign/model';

/** What the agent of the bench always proposes. */
export const benchProposal: Proposal = {
  decision: 'refund',
  payload: { amount: 40 },
  summary: 'Refund the order: it arrived broken.',
  confidence: 0.9,
  reasoning: ['The photo shows a broken cup.'],
  evidence: [],
  flags: [],
  usage: { model: 'bench', tokens: 0, cost: 0, ms: 0 },
  agentVersion: 'bench-1',
};
