import { z } from 'zod';
import { Duration } from '../../durations.ts';
import { ExpressionText } from '../expressionText.ts';

export const WaitConfig = z.strictObject({
  until: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('duration'), duration: Duration.meta({ title: 'For' }) }),
      z.strictObject({
        type: z.literal('workingTime'),
        duration: Duration.meta({
          title: 'For working time',
          description: "Counts only the business hours of the flow's settings; a day is one working day.",
        }),
      }),
      z.strictObject({ type: z.literal('time'), time: ExpressionText.meta({ title: 'Until' }) }),
      z.strictObject({
        type: z.literal('signal'),
        signal: z.string().min(1).max(100).meta({ title: 'Signal' }),
      }),
    ])
    .meta({ title: 'Wait' }),
  timeout: Duration.optional().meta({ title: 'Give up after' }),
});
export type WaitConfig = z.infer<typeof WaitConfig>;
