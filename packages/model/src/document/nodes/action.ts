import { z } from 'zod';
import { Duration } from '../../durations.ts';
import { Json } from '../../json.ts';
import { Backoff } from '../backoff.ts';
import { TemplateText } from '../expressionText.ts';

export const HttpAction = z.strictObject({
  type: z.literal('http'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('POST').meta({ title: 'Method' }),
  url: TemplateText.meta({ title: 'URL' }),
  headers: z.record(z.string(), TemplateText).default({}).meta({ title: 'Headers' }),
  body: Json.optional().meta({ title: 'Body', description: 'JSON; texts may hold templates.' }),
  connection: z
    .string()
    .optional()
    .meta({ title: 'Connection', description: 'Adds the secret of a connection.' }),
});

/** Goes out by SMTP when the workspace has an e-mail connection, else into the workspace's mailbox. */
export const EmailAction = z.strictObject({
  type: z.literal('email'),
  to: TemplateText.meta({ title: 'To' }),
  subject: TemplateText.meta({ title: 'Subject' }),
  body: TemplateText.meta({ title: 'Text' }),
});

/** A signed message to another system (Standard Webhooks). */
export const WebhookAction = z.strictObject({
  type: z.literal('webhook'),
  url: TemplateText.meta({ title: 'URL' }),
  event: z.string().min(1).meta({ title: 'Event' }),
  body: Json.optional().meta({ title: 'Data', description: 'JSON; texts may hold templates.' }),
  connection: z.string().optional().meta({ title: 'Connection', description: 'Holds the signing secret.' }),
});

export const ActionOperation = z.discriminatedUnion('type', [HttpAction, EmailAction, WebhookAction]);
export type ActionOperation = z.infer<typeof ActionOperation>;

export const ActionConfig = z.strictObject({
  operation: ActionOperation.meta({ title: 'Operation' }),
  mode: z.enum(['atLeastOnce', 'once']).default('atLeastOnce').meta({
    title: 'Delivery',
    description:
      'At least once repeats with the same idempotency key; once stops for a person when in doubt.',
  }),
  reversible: z.boolean().default(false).meta({
    title: 'Can be undone',
    description: 'An action that cannot be undone needs a gate before it.',
  }),
  undo: ActionOperation.optional().meta({
    title: 'Undo',
    description:
      'What takes this action back. It is called, once per action and in reverse order, when a run is undone.',
  }),
  timeout: Duration.default('30s').meta({ title: 'Time limit' }),
  retries: z.number().int().min(0).max(10).default(3).meta({ title: 'Retries' }),
  backoff: Backoff.optional().meta({ title: 'Pause between retries' }),
});
export type ActionConfig = z.infer<typeof ActionConfig>;
