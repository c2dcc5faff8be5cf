import { FLOW_SCHEMA } from '@countersign/model';

/** Amounts above this stand at the gate until a person answers. */
export const REVIEWED_ABOVE = 50;

/**
 * A case with a gate and two effects on the ledger at `host`: small amounts pass by themselves, the others wait for a
 * person.
 */
export function ledgerFlow(host: string) {
  const position = { x: 0, y: 0 };
  const post = (id: string, path: string) => ({
    id,
    kind: 'action',
    title: id,
    position,
    config: {
      operation: {
        type: 'http',
        method: 'POST',
        url: `http://${host}/${path}`,
        body: { run: '{{ run.id }}', amount: '{{ proposal.payload.amount }}' },
      },
      mode: 'atLeastOnce',
      reversible: false,
      retries: 10,
    },
  });
  const edge = (source: string, port: string, target: string) => ({
    id: `${source}-${port}`,
    source,
    port,
    target,
  });
  return {
    schema: FLOW_SCHEMA,
    name: 'Two effects',
    input: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } },
    nodes: [
      { id: 'start', kind: 'trigger', title: 'Start', position, config: {} },
      {
        id: 'assess',
        kind: 'agent',
        title: 'Assess',
        position,
        config: {
          provider: {
            type: 'rules',
            rules: [
              {
                when: 'true',
                decision: 'pay',
                confidence: 0.9,
                summary: 'Pay',
                payload: { amount: '{{ input.amount }}' },
              },
            ],
          },
        },
      },
      {
        id: 'gate',
        kind: 'gate',
        title: 'Gate',
        position,
        config: {
          question: 'Pay?',
          policy: {
            ladder: [{ title: 'Small', minConfidence: 0.5, maxAmount: REVIEWED_ABOVE }],
            startRung: 1,
            amount: 'proposal.payload.amount',
          },
        },
      },
      post('reserve', 'reserve'),
      post('pay', 'pay'),
      { id: 'paid', kind: 'end', title: 'Paid', position, config: { outcome: 'paid' } },
      { id: 'refused', kind: 'end', title: 'Refused', position, config: { outcome: 'refused' } },
    ],
    edges: [
      edge('start', 'next', 'assess'),
      edge('assess', 'proposed', 'gate'),
      edge('gate', 'approved', 'reserve'),
      edge('gate', 'rejected', 'refused'),
      edge('reserve', 'done', 'pay'),
      edge('pay', 'done', 'paid'),
    ],
  };
}
