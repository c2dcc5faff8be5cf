import { z } from 'zod';
import { PortName } from '../../ids.ts';
import { AgentFlag } from '../../run/proposal.ts';
import { ExpressionText } from '../expressionText.ts';

export const ExceptionCondition = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('expression'),
    expression: ExpressionText.meta({
      title: 'Condition',
      description: 'When it holds, the case leaves the normal path.',
    }),
  }),
  z.strictObject({
    type: z.literal('flag'),
    flag: AgentFlag.meta({
      title: 'Agent flag',
      description: 'The case leaves when the agent set this flag.',
    }),
  }),
  z.strictObject({
    type: z.literal('lowConfidence'),
    below: z.number().min(0).max(1).meta({
      title: 'Confidence below',
      description: 'A case without a proposal has no confidence and leaves too.',
    }),
  }),
  z.strictObject({
    type: z.literal('policyLimit'),
    value: ExpressionText.meta({
      title: 'Value',
      description: 'The number to compare, for example: input.amount',
    }),
    limit: z.number().meta({ title: 'Limit', description: 'A value above it leaves the normal path.' }),
  }),
  z.strictObject({
    type: z.literal('stepFailure'),
    step: z
      .string()
      .min(1)
      .meta({ title: 'Step that failed', description: 'The case leaves when this step has failed.' }),
  }),
]);
export type ExceptionCondition = z.infer<typeof ExceptionCondition>;

export const ExceptionRule = z.strictObject({
  port: PortName.meta({
    title: 'Port',
    description: 'The name of this way out in the file and for programs.',
  }),
  title: z
    .string()
    .min(1)
    .max(120)
    .meta({ title: 'Title', description: 'Shown to the reviewer as the reason.' }),
  when: ExceptionCondition.meta({ title: 'When', description: 'What sends a case this way.' }),
});
export type ExceptionRule = z.infer<typeof ExceptionRule>;

/** Rules are tried in order; the first that holds takes its port, none takes `normal`. */
export const ExceptionConfig = z.strictObject({
  rules: z
    .array(ExceptionRule.meta({ title: 'Rule' }))
    .min(1)
    .meta({
      title: 'Rules',
      description: 'Tried in order; the first that holds takes its way out, none takes "Normal".',
    }),
});
export type ExceptionConfig = z.infer<typeof ExceptionConfig>;
