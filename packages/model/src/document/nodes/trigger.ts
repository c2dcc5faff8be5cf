import { z } from 'zod';
import { ExpressionText, TemplateText } from '../expressionText.ts';

/** How a run may start. Webhook and schedule are part of the language; the compiler says when one cannot run yet. */
export const TriggerChannel = z.enum(['api', 'manual', 'file', 'webhook', 'schedule']);
export type TriggerChannel = z.infer<typeof TriggerChannel>;

export const TriggerConfig = z.strictObject({
  channels: z.array(TriggerChannel).min(1).default(['api', 'manual', 'file']).meta({
    title: 'Starts by',
    description:
      'Who may start a run: other systems through the API, a person in the studio, a file of cases.',
  }),
  subject: TemplateText.optional().meta({
    title: 'Subject',
    description: 'One line that tells cases apart, for example: Refund {{ input.orderId }}',
  }),
  caseType: ExpressionText.optional().meta({
    title: 'Case type',
    description: 'An expression that names the kind of case. Each case type earns its own autonomy.',
  }),
});
export type TriggerConfig = z.infer<typeof TriggerConfig>;
