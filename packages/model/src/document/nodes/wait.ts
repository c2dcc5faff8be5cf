import { z } from 'zod';
import { Duration } from '../../durations.ts';
import { ExpressionText } from '../expressionText.ts';

export const WaitConfig = z.strictObject({
  until: z
    .discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('duration'),
        duration: Duration.meta({ title: 'For', description: 'A day is 24 hours, weekends included.' }),
      }),
      z.strictObject({
        type: z.literal('workingTime'),
        duration: Duration.meta({
          title: 'For working time',
          description: "Counts only the business hours of the flow's settings; a day is one working day.",
        }),
      }),
      z.strictObject({
        type: z.literal('time'),
        time: ExpressionText.meta({
          title: 'Until',
          description: 'An expression that gives a time or a date, for example: input.dueDate',
        }),
      }),
      z.strictObject({
        type: z.literal('signal'),
        signal: z
          .string()
          .min(1)
          .max(100)
          .meta({ title: 'Signal', description: 'The name under which another system wakes this run.' }),
      }),
    ])
    .meta({ title: 'Wait', description: 'What the run waits for.' }),
  timeout: Duration.optional().meta({
    title: 'Give up after',
    description: 'Then the run leaves by "Timed out". Empty: it waits as long as it takes.',
  }),
});
export type WaitConfig = z.infer<typeof WaitConfig>;
