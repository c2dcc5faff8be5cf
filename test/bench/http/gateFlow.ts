/** A rule proposes, a person decides: what a start and a verdict cost without the time of a provider. */
export function gateFlow(): object {
  const position = { x: 0, y: 0 };
  const node = (id: string, kind: string, config: object) => ({ id, kind, title: id, config, position });
  const edge = (source: string, port: string, target: string) => ({
    id: `${source}-${port}`,
    ...{ source, port, target },
  });
  const rule = {
    when: 'true',
    decision: 'refund',
    confidence: 0.9,
    summary: 'Refund',
    payload: { amount: 10 },
  };
  return {
    schema: 'countersign.flow/1',
    name: 'One case with a gate',
    input: {
      type: 'object',
      properties: { order: { type: 'string' }, amount: { type: 'number' } },
      required: ['order'],
      additionalProperties: false,
    },
    nodes: [
      node('start', 'trigger', { subject: 'Order {{ input.order }}' }),
      node('assess', 'agent', { provider: { type: 'rules', rules: [rule] } }),
      node('check', 'gate', { question: 'Refund?' }),
      node('paid', 'end', { outcome: 'paid' }),
      node('refused', 'end', { outcome: 'refused' }),
    ],
    edges: [
      edge('start', 'next', 'assess'),
      edge('assess', 'proposed', 'check'),
      edge('check', 'approved', 'paid'),
      edge('check', 'rejected', 'refused'),
    ],
  };
}
