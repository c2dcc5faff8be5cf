import type { FlowNode, JsonSchema } from '@countersign/model';
import { type ClosedObject, proposalSchema } from './proposalSchema.ts';

/** The outputs of all steps; which of them come before a node is for the rules about references to say. */
export function stepSchemaOf(nodes: Iterable<FlowNode>): JsonSchema {
  const properties = Object.fromEntries([...nodes].map((node) => [node.id, outputSchema(node)]));
  return { type: 'object', properties };
}

/** The output of one step; anything for steps of which nothing is known. */
export function outputSchema(node: FlowNode): JsonSchema {
  switch (node.kind) {
    case 'agent':
      return orFailure(proposalSchema(node));
    case 'gate':
      return orFailure(GATE_OUTPUT);
    case 'transform': {
      const properties = Object.fromEntries(node.config.set.map(({ name }) => [name, {}]));
      return { type: 'object', properties, additionalProperties: false };
    }
    case 'wait':
      return WAIT_OUTPUT;
    case 'subflow':
      return orFailure(CALL_OUTPUT);
    case 'each':
      return EACH_OUTPUT;
    default:
      return {};
  }
}

/** A failed step leaves `{ failed: true, problem }` instead. */
const orFailure = (schema: ClosedObject): JsonSchema => ({
  ...schema,
  properties: { ...schema.properties, failed: { type: 'boolean' }, problem: { type: 'object' } },
});

const GATE_OUTPUT: ClosedObject = {
  type: 'object',
  properties: {
    verdict: { type: 'string', enum: ['approve', 'edit', 'reject', 'sendBack', 'passed', 'expired'] },
    by: { type: ['string', 'null'] },
    payload: { type: 'object' },
    message: { type: ['string', 'null'] },
    reasonCode: { type: ['string', 'null'] },
  },
  additionalProperties: false,
};

const closed = (properties: JsonSchema): ClosedObject => ({
  type: 'object',
  properties,
  additionalProperties: false,
});

const WAIT_OUTPUT = closed({ by: { type: 'string', enum: ['time', 'signal', 'timeout'] }, payload: {} });

const CALL_OUTPUT = closed({
  runId: { type: 'string' },
  outcome: { type: ['string', 'null'] },
  output: { type: 'object' },
});

/** `failed` counts the elements that failed; a step that failed itself says true there. */
const EACH_OUTPUT = closed({
  items: {
    type: 'array',
    items: closed({
      index: { type: 'number' },
      runId: { type: ['string', 'null'] },
      status: { type: 'string' },
      outcome: { type: ['string', 'null'] },
      output: {},
    }),
  },
  ended: { type: 'number' },
  failed: {},
  problem: { type: 'object' },
});
