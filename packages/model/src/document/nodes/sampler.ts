import { z } from 'zod';
import { Duration } from '../../durations.ts';
import { ExpressionText, TemplateText } from '../expressionText.ts';
import { ReasonCode } from './gate.ts';

/** Two independent lanes: `rate` is a uniform coin for evidence, `targeted` looks harder where risk is. */
export const SamplerConfig = z.strictObject({
  question: TemplateText.default('Was this decision correct?').meta({ title: 'Question' }),
  rate: z
    .number()
    .min(0)
    .max(1)
    .default(0.05)
    .meta({ title: 'Evidence rate', description: 'Share of all cases, picked by a fair coin.' }),
  targeted: z
    .strictObject({
      when: ExpressionText.meta({ title: 'Look harder when' }),
      rate: z.number().min(0).max(1).meta({ title: 'Rate for those' }),
    })
    .optional()
    .meta({ title: 'Targeted lane' }),
  dueAfter: Duration.default('3d').meta({
    title: 'Due after',
    description: 'A sample nobody answered counts as an error.',
  }),
  reasonCodes: z.array(ReasonCode).default([]).meta({ title: 'What was wrong' }),
});
export type SamplerConfig = z.infer<typeof SamplerConfig>;
