import { AgentFlag, type Json, type JsonSchema } from '@countersign/model';

/**
 * What a language model must answer, as JSON Schema: the node's decisions and payload, and the rest of a proposal.
 * Definitions of the payload schema move to the top, where `#/$defs/…` finds them.
 */
export function answerSchema(decisions: readonly string[], payloadSchema: JsonSchema): JsonSchema {
  const { $defs, $schema: _dialect, ...payload } = payloadSchema;
  const text = { type: 'string' };
  const evidence = {
    type: 'object',
    properties: {
      label: { ...text, description: 'What this quote shows.' },
      quote: { ...text, description: 'Copied word for word from the case.' },
      source: { ...text, description: 'Where in the case it stands.' },
    },
    required: ['label', 'quote', 'source'],
    additionalProperties: false,
  };
  const properties: Record<string, Json> = {
    reasoning: { type: 'array', items: text, description: 'Short sentences, one thought each.' },
    evidence: { type: 'array', items: evidence },
    decision: decisions.length > 0 ? { ...text, enum: decisions } : { ...text, minLength: 1, maxLength: 200 },
    payload,
    summary: { ...text, description: 'One sentence for the reviewer.' },
    confidence: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      description: 'The probability that a careful colleague would agree.',
    },
    flags: { type: 'array', items: { ...text, enum: AgentFlag.options } },
  };
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
    ...($defs === undefined ? {} : { $defs }),
  };
}
