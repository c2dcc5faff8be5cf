import { FlowDocument } from '@countersign/model';
import { reviewFlow } from './reviewFlow.ts';

/** The smallest flow with a gate, whose agent learns from verdicts; its checkpoint has one rung to earn. */
export function learningFlow(model: string): FlowDocument {
  const { nodes, ...flow } = reviewFlow('Intents');
  const configs: Readonly<Record<string, object>> = {
    assess: { provider: { type: 'learning', model, text: '{{ input.text }}' } },
    gate: { question: 'Right?', policy: { ladder: [{ title: 'Sure ones', minConfidence: 0.6 }] } },
  };
  return FlowDocument.parse({
    ...flow,
    input: { type: 'object', properties: { text: { type: 'string' } } },
    nodes: nodes.map((node) => ({ ...node, config: configs[node.id] ?? node.config })),
  });
}
