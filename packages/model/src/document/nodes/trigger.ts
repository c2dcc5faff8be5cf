import { z } from 'zod';
import { Json } from '../../json.ts';
import { ExpressionText, TemplateText } from '../expressionText.ts';

/** How a run may start. `webhook` and `schedule` need the settings of the same name. */
export const TriggerChannel = z.enum(['api', 'manual', 'file', 'webhook', 'schedule']);
export type TriggerChannel = z.infer<typeof TriggerChannel>;

/** How the sender signs; `standard` is Standard Webhooks, `hmac` a hex HMAC-SHA-256 of the body in a header of its own. */
export const WebhookSignature = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('standard') }),
  z.strictObject({ type: z.literal('github') }),
  z.strictObject({ type: z.literal('stripe') }),
  z.strictObject({
    type: z.literal('hmac'),
    header: z
      .string()
      .regex(/^[a-z0-9-]{1,64}$/, 'Use small letters, digits and -')
      .meta({
        title: 'Header with the signature',
        description: 'Its value is the hex HMAC-SHA-256 of the body.',
      }),
  }),
]);
export type WebhookSignature = z.infer<typeof WebhookSignature>;

export const WebhookTrigger = z.strictObject({
  connection: z.string().min(1).meta({ title: 'Connection', description: 'Holds the signing secret.' }),
  signature: WebhookSignature.default({ type: 'standard' }).meta({
    title: 'Signature',
    description: 'How the sender signs. An unsigned or wrongly signed message is refused.',
  }),
  input: ExpressionText.optional().meta({
    title: 'Input',
    description: 'Makes the input of a run from `body` and `headers`. The body itself when empty.',
  }),
});
export type WebhookTrigger = z.infer<typeof WebhookTrigger>;

export const ScheduleTrigger = z.strictObject({
  cron: z.string().min(1).max(100).meta({
    title: 'Cron',
    description: 'Minute, hour, day, month, weekday; for example: 0 9 * * MON-FRI',
  }),
  timeZone: z.string().optional().meta({ title: 'Time zone', description: "The flow's when empty." }),
  missed: z.enum(['skip', 'once', 'all']).default('once').meta({
    title: 'Missed times',
    description: 'After downtime: skip them, start once for all of them, or start for each.',
  }),
  input: Json.default({}).meta({ title: 'Input', description: 'What each of these runs starts with.' }),
});
export type ScheduleTrigger = z.infer<typeof ScheduleTrigger>;

export const TriggerConfig = z.strictObject({
  channels: z.array(TriggerChannel).min(1).default(['api', 'manual', 'file']).meta({
    title: 'Starts by',
    description:
      'Who may start a run: other systems through the API, a person in the studio, a file of cases, a signed webhook, a schedule.',
  }),
  subject: TemplateText.optional().meta({
    title: 'Subject',
    description: 'One line that tells cases apart, for example: Refund {{ input.orderId }}',
  }),
  caseType: ExpressionText.optional().meta({
    title: 'Case type',
    description: 'An expression that names the kind of case. Each case type earns its own autonomy.',
  }),
  priority: ExpressionText.optional().meta({
    title: 'Priority',
    description: 'An expression that gives "high", "normal" or "low"; normal when empty.',
  }),
  webhook: WebhookTrigger.optional().meta({
    title: 'Webhook',
    description: 'Another system starts a run by sending a signed message.',
  }),
  schedule: ScheduleTrigger.optional().meta({
    title: 'Schedule',
    description: 'Runs start by themselves at fixed times.',
  }),
});
export type TriggerConfig = z.infer<typeof TriggerConfig>;
