import { FLOW_SCHEMA, FlowDocument } from '@countersign/model';

/** The smallest flow with a gate: a rule proposes, a person decides. */
export function reviewFlow(name = 'Refunds'): FlowDocument {
  const position = { x: 0, y: 0 };
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
  return FlowDocument.parse({
    schema: FLOW_SCHEMA,
    name,
    input: { type: 'object', properties: { amount: { type: 'number' } } },
    nodes: [
      { id: 'start', kind: 'trigger', title: 'Start', position, config: {} },
      {
        ...{ id: 'assess', kind: 'agent', title: 'Assess', position },
        config: { provider: { type: 'rules', rules: [rule] } },
      },
      { id: 'gate', kind: 'gate', title: 'Gate', position, config: { question: 'Refund?' } },
      { id: 'paid', kind: 'end', title: 'Paid', position, config: { outcome: 'paid' } },
      { id: 'refused', kind: 'end', title: 'Refused', position, config: { outcome: 'refused' } },
    ],
    edges: [
      edge('start', 'next', 'assess'),
      edge('assess', 'proposed', 'gate'),
      edge('gate', 'approved', 'paid'),
      edge('gate', 'rejected', 'refused'),
    ],
  });
}

/** The flow with a second agent, which is one step more than its budget allows. */
export function outOfBudget(): FlowDocument {
  const { nodes, edges, settings, ...flow } = reviewFlow();
  const assess = nodes.find(({ id }) => id === 'assess');
  const again = { id: 'again-proposed', source: 'again', port: 'proposed', target: 'gate' };
  return FlowDocument.parse({
    ...flow,
    settings: { ...settings, budget: { steps: 1 } },
    nodes: [...nodes, { ...assess, id: 'again' }],
    edges: [...edges.map((edge) => (edge.source === 'assess' ? { ...edge, target: 'again' } : edge)), again],
  });
}
