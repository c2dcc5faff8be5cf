import { z } from 'zod';
import { PortName } from '../../ids.ts';
import { AgentFlag } from '../../run/proposal.ts';
import { ExpressionText } from '../expressionText.ts';

export const ExceptionCondition = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('expression'), expression: ExpressionText.meta({ title: 'Condition' }) }),
  z.strictObject({ type: z.literal('flag'), flag: AgentFlag.meta({ title: 'Agent flag' }) }),
  z.strictObject({
    type: z.literal('lowConfidence'),
    below: z.number().min(0).max(1).meta({ title: 'Confidence below' }),
  }),
  z.strictObject({
    type: z.literal('policyLimit'),
    value: ExpressionText.meta({ title: 'Value' }),
    limit: z.number().meta({ title: 'Limit' }),
  }),
  z.strictObject({
    type: z.literal('stepFailure'),
    step: z.string().min(1).meta({ title: 'Step that failed' }),
  }),
]);
export type ExceptionCondition = z.infer<typeof ExceptionCondition>;

export const ExceptionRule = z.strictObject({
  port: PortName.meta({ title: 'Port' }),
  title: z
    .string()
    .min(1)
    .max(120)
    .meta({ title: 'Title', description: 'Shown to the reviewer as the reason.' }),
  when: ExceptionCondition.meta({ title: 'When' }),
});
export type ExceptionRule = z.infer<typeof ExceptionRule>;

/** Rules are tried in order; the first that holds takes its port, none takes `normal`. */
export const ExceptionConfig = z.strictObject({
  rules: z.array(ExceptionRule).min(1).meta({ title: 'Rules' }),
});
export type ExceptionConfig = z.infer<typeof ExceptionConfig>;
