import type { JsonSchema, NodeOf } from '@countersign/model';

/** A JSON Schema of an object with known fields and no others. */
export type ClosedObject = {
  readonly type: 'object';
  readonly properties: JsonSchema;
  readonly additionalProperties: false;
};

const TEXT: JsonSchema = { type: 'string' };
const TEXTS: JsonSchema = { type: 'array', items: TEXT };

function proposalShape(decision: JsonSchema, payload: JsonSchema): ClosedObject {
  return {
    type: 'object',
    properties: {
      decision,
      payload,
      summary: TEXT,
      confidence: { type: 'number' },
      reasoning: TEXTS,
      evidence: {
        type: 'array',
        items: {
          type: 'object',
          properties: { label: TEXT, quote: TEXT, source: TEXT },
          additionalProperties: false,
        },
      },
      flags: TEXTS,
      usage: { type: 'object' },
      agentVersion: TEXT,
    },
    additionalProperties: false,
  };
}

/** A proposal of an agent that is not known. */
export const ANY_PROPOSAL = proposalShape(TEXT, {});

/** The proposals that an agent may make: its decisions and its payload are in its config. */
export function proposalSchema(agent: NodeOf<'agent'>): ClosedObject {
  const { decisions, payload } = agent.config;
  return proposalShape(decisions.length > 0 ? { type: 'string', enum: decisions } : TEXT, payload);
}
