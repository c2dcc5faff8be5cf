import type { FlowNode, JsonSchema } from '@countersign/model';
import type { Translate } from '../../strings/catalogue.ts';

/** The form in which a person gives the output of a step: an agent's is a proposal, every other's is any JSON. */
export function skipSchema(node: FlowNode, t: Translate): JsonSchema {
  if (node.kind !== 'agent') {
    return { type: 'object', properties: { output: { title: t('incidents.skip.value') } } };
  }
  const { decisions, payload } = node.config;
  return {
    type: 'object',
    required: ['decision'],
    properties: {
      decision: {
        type: 'string',
        title: t('incidents.skip.decision'),
        ...(decisions.length === 0 ? {} : { enum: decisions }),
      },
      payload: { ...payload, title: t('incidents.skip.payload') },
      summary: { type: 'string', title: t('incidents.skip.summary') },
    },
  };
}
