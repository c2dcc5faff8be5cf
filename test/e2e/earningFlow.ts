import { z } from 'zod';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';

const Decided = z.object({ items: z.array(z.object({ status: z.number() })) });

/** A case of the flow below: how sure the agent will be of it, and what it is about. */
export type EarningCase = {
  readonly sureness: 'sure' | 'fair' | 'doubtful';
  readonly amount: number;
  readonly kind: 'damaged' | 'late';
};

const CONFIDENCE = { sure: 0.97, fair: 0.88, doubtful: 0.61 } as const;

const rule = ([sureness, confidence]: readonly [string, number]) => ({
  when: `input.sureness == '${sureness}'`,
  decision: 'refund',
  confidence,
  summary: 'Refund {{ input.amount }} for order {{ input.order }}',
  reasoning: ['The order exists and was paid.'],
  payload: { resolution: 'refund', amount: '{{ input.amount }}' },
});

/**
 * Refunds whose agent may earn two rungs: so lenient a tolerance that a test needs a dozen verdicts and not hundreds.
 * Everything else is as in real life.
 */
export const earningFlow = (name: string) => ({
  schema: 'countersign.flow/1',
  name,
  description: 'Refunds of a shop for home goods.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['order', 'amount', 'sureness', 'kind'],
    properties: {
      order: { type: 'string', title: 'Order' },
      amount: { type: 'number', title: 'Amount' },
      sureness: { type: 'string', enum: ['sure', 'fair', 'doubtful'] },
      kind: { type: 'string', enum: ['damaged', 'late'] },
    },
  },
  nodes: [
    {
      id: 'request',
      kind: 'trigger',
      title: 'Refund request',
      config: { channels: ['api'], subject: '{{ input.order }}', caseType: 'input.kind' },
      position: { x: 0, y: 0 },
    },
    {
      id: 'assess',
      kind: 'agent',
      title: 'Assess the request',
      config: { provider: { type: 'rules', rules: Object.entries(CONFIDENCE).map(rule) } },
      position: { x: 344, y: 0 },
    },
    {
      id: 'sign',
      kind: 'gate',
      title: 'Refund desk',
      config: {
        question: 'Refund {{ input.amount }} for {{ input.order }}?',
        reasonCodes: [{ code: 'not_due', title: 'Not due' }],
        expiresAfter: '30d',
        policy: {
          ladder: [
            { title: 'Sure refunds', minConfidence: 0.95, maxAmount: 100, sampleRate: 0.25 },
            { title: 'Everyday refunds', minConfidence: 0.85, maxAmount: 250, sampleRate: 0.1 },
          ],
          amount: 'proposal.payload.amount',
          floors: [{ title: 'Very large refunds', when: 'proposal.payload.amount > 900.0' }],
          tolerance: 0.3,
          risk: 0.2,
        },
      },
      position: { x: 688, y: 0 },
    },
    {
      id: 'done',
      kind: 'end',
      title: 'Refunded',
      config: { outcome: 'refunded' },
      position: { x: 1032, y: 0 },
    },
    {
      id: 'no',
      kind: 'end',
      title: 'Declined',
      config: { outcome: 'declined' },
      position: { x: 1032, y: 208 },
    },
  ],
  edges: [
    { id: 'a', source: 'request', port: 'next', target: 'assess' },
    { id: 'b', source: 'assess', port: 'proposed', target: 'sign' },
    { id: 'c', source: 'assess', port: 'failed', target: 'no' },
    { id: 'd', source: 'sign', port: 'approved', target: 'done' },
    { id: 'e', source: 'sign', port: 'rejected', target: 'no' },
    { id: 'f', source: 'sign', port: 'expired', target: 'no' },
  ],
  notes: [],
  settings: {},
});

/** Sends cases through a flow and waits until each waits for a person or has ended. */
export async function sendCases(
  client: RestClient,
  flow: string,
  cases: readonly EarningCase[],
): Promise<void> {
  const offset = (await client.runs(flow)).length;
  await Promise.all(
    cases.map((sent, index) => client.start(flow, { ...sent, order: `HV-${30_001 + offset + index}` })),
  );
  await waitFor(async () => !(await client.hasRuns(flow, 'running')) || undefined);
}

/** Judges every open review of the flow: refunds above `limit` were wrong, all others right. */
export async function judgeAll(client: RestClient, flow: string, limit: number): Promise<void> {
  const open = (await client.openReviews()).items.filter((review) => review.flow === flow);
  const verdicts = open.map(({ id, etag, kind, amount }) => {
    const isRight = (amount ?? 0) <= limit;
    if (kind === 'sample') return { id, etag, type: isRight ? 'correct' : 'incorrect' };
    return isRight
      ? { id, etag, type: 'approve' }
      : { id, etag, type: 'reject', reasonCode: 'not_due', message: 'The refund was not due.' };
  });
  if (verdicts.length === 0) return;
  const { items } = await client.call(Decided, 'POST', '/reviews/verdicts', { verdicts });
  const refused = items.filter(({ status }) => status !== 200);
  if (refused.length > 0) throw new Error(`${refused.length} of ${items.length} verdicts were refused`);
}
