import type { ExpressionEnvironment } from '@countersign/expression';
import type { FlowNode, JsonSchema } from '@countersign/model';
import type { Flow } from './flow.ts';
import { ANY_PROPOSAL, proposalSchema } from './proposalSchema.ts';

const RUN: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string' }, startedAt: { type: 'string' } },
  additionalProperties: false,
};

/** What makes the input of a run from what another system sends. */
export const WEBHOOK_ENVIRONMENT: ExpressionEnvironment = {
  variables: { body: {}, headers: { type: 'object', additionalProperties: { type: 'string' } } },
};

/** What the expressions of a node see, as far as it is known before a run. */
export function environmentOf(flow: Flow, node: FlowNode): ExpressionEnvironment {
  const [agent, ...others] = flow.agentsBefore(node.id);
  const only = agent === undefined || others.length > 0 ? undefined : flow.graph.nodes.get(agent);
  const variables = {
    input: flow.document.input,
    steps: flow.stepSchema,
    proposal: only?.kind === 'agent' ? proposalSchema(only) : ANY_PROPOSAL,
    run: RUN,
    now: {},
  };
  return { variables: node.kind === 'each' ? { ...variables, item: {}, index: {} } : variables };
}
