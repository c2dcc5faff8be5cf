import { z } from 'zod';
import { Duration } from '../../durations.ts';
import { ExpressionText, TemplateText } from '../expressionText.ts';
import { ReasonCode } from './gate.ts';

/** Two independent lanes: `rate` is a uniform coin for evidence, `targeted` looks harder where risk is. */
export const SamplerConfig = z.strictObject({
  question: TemplateText.default('Was this decision correct?').meta({
    title: 'Question',
    description: 'What the person who checks is asked.',
  }),
  rate: z
    .number()
    .min(0)
    .max(1)
    .default(0.05)
    .meta({ title: 'Evidence rate', description: 'Share of all cases, picked by a fair coin.' }),
  targeted: z
    .strictObject({
      when: ExpressionText.meta({
        title: 'Look harder when',
        description: 'Cases for which this holds are picked at the rate below as well.',
      }),
      rate: z.number().min(0).max(1).meta({ title: 'Rate for those', description: 'Share of these cases.' }),
    })
    .optional()
    .meta({
      title: 'Targeted lane',
      description: 'Looks harder where the risk is. It finds errors, but is never evidence for widening.',
    }),
  dueAfter: Duration.default('3d').meta({
    title: 'Due after',
    description: 'A sample nobody answered counts as an error.',
  }),
  reasonCodes: z
    .array(ReasonCode.meta({ title: 'Reason' }))
    .default([])
    .meta({ title: 'What was wrong', description: 'Reasons to choose from when a passed case was wrong.' }),
});
export type SamplerConfig = z.infer<typeof SamplerConfig>;
