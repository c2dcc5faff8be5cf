import { type ExpressionEnvironment, expressionShape } from '@countersign/expression';
import type { FlowNode, JsonSchema, NodeOf } from '@countersign/model';
import type { FlowText } from '../1-parse/texts.ts';
import type { Flow } from './flow.ts';
import { ANY_PROPOSAL, proposalSchema } from './proposalSchema.ts';

const ANY: JsonSchema = {};

const RUN: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string' }, startedAt: { type: 'string' } },
  additionalProperties: false,
};

/** What makes the input of a run from what another system sends. */
const WEBHOOK_ENVIRONMENT: ExpressionEnvironment = {
  variables: { body: {}, headers: { type: 'object', additionalProperties: { type: 'string' } } },
};

/** The input of a scheduled run is written down before anything is known. */
const NOTHING: ExpressionEnvironment = { variables: {} };

/** What the expressions of a node see, as far as it is known before a run, each in some place of its config. */
export function environmentOf(flow: Flow, node: FlowNode): ExpressionEnvironment {
  const [agent, ...others] = flow.agentsBefore(node.id);
  const only = agent === undefined || others.length > 0 ? undefined : flow.graph.nodes.get(agent);
  const variables = {
    input: flow.document.input,
    steps: flow.stepSchema,
    proposal:
      only?.kind === 'agent'
        ? flow.remember({ slot: 'proposal', of: only }, () => proposalSchema(only))
        : ANY_PROPOSAL,
    run: RUN,
    now: ANY,
  };
  return { variables: node.kind === 'each' ? { ...variables, ...elementOf(node, variables) } : variables };
}

/** What the input of each call sees besides: the element, which has the shape of the list's elements, and its place. */
function elementOf({ config }: NodeOf<'each'>, variables: ExpressionEnvironment['variables']) {
  const list = expressionShape(config.items, { variables });
  const items = list.ok && list.value['type'] === 'array' ? list.value['items'] : undefined;
  const item = typeof items === 'object' && items !== null && !Array.isArray(items) ? items : {};
  return { item: item as JsonSchema, index: { type: 'integer' } }; // safe: checked to be an object
}

/** What a text in one place of a node's config sees, given what its node sees. */
export function environmentIn(
  { node, pointer }: Pick<FlowText, 'node' | 'pointer'>,
  environment: ExpressionEnvironment,
): ExpressionEnvironment {
  if (node.kind === 'trigger' && pointer === '/webhook/input') return WEBHOOK_ENVIRONMENT;
  if (node.kind === 'trigger' && pointer.startsWith('/schedule/')) return NOTHING;
  if (node.kind !== 'each' || pointer === '/input') return environment;
  const { item: _, index: __, ...variables } = environment.variables;
  return { variables };
}
