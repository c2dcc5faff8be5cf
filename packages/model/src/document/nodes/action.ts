import { z } from 'zod';
import { Duration } from '../../durations.ts';
import { Json } from '../../json.ts';
import { Backoff } from '../backoff.ts';
import { TemplateText } from '../expressionText.ts';

export const HttpAction = z.strictObject({
  type: z.literal('http'),
  method: z
    .enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    .default('POST')
    .meta({ title: 'Method', description: 'GET only reads; all others may change something.' }),
  url: TemplateText.meta({
    title: 'URL',
    description: 'Where the request goes. Its host must be allowed in the settings.',
  }),
  headers: z.record(z.string(), TemplateText).default({}).meta({
    title: 'Headers',
    description: 'Besides content-type and idempotency-key, which are set by themselves.',
  }),
  body: Json.optional().meta({ title: 'Body', description: 'JSON; texts may hold templates.' }),
  connection: z
    .string()
    .optional()
    .meta({ title: 'Connection', description: 'Adds the secret of a connection.' }),
});

/** Goes out by SMTP when the workspace has an e-mail connection, else into the workspace's mailbox. */
export const EmailAction = z.strictObject({
  type: z.literal('email'),
  to: TemplateText.meta({ title: 'To', description: 'One address, or several with commas between them.' }),
  subject: TemplateText.meta({
    title: 'Subject',
    description: 'One line; values of the case may stand in it.',
  }),
  body: TemplateText.meta({
    title: 'Text',
    description: 'What the e-mail says; values of the case may stand in it.',
  }),
});

/** A signed message to another system (Standard Webhooks). */
export const WebhookAction = z.strictObject({
  type: z.literal('webhook'),
  url: TemplateText.meta({
    title: 'URL',
    description: 'Where the message goes. Its host must be allowed in the settings.',
  }),
  event: z
    .string()
    .min(1)
    .meta({ title: 'Event', description: 'Tells the receiver what happened, for example: case.decided' }),
  body: Json.optional().meta({ title: 'Data', description: 'JSON; texts may hold templates.' }),
  connection: z.string().optional().meta({ title: 'Connection', description: 'Holds the signing secret.' }),
});

export const ActionOperation = z.discriminatedUnion('type', [HttpAction, EmailAction, WebhookAction]);
export type ActionOperation = z.infer<typeof ActionOperation>;

export const ActionConfig = z.strictObject({
  operation: ActionOperation.meta({ title: 'Operation', description: 'What is done in the outside world.' }),
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
  timeout: Duration.default('30s').meta({
    title: 'Time limit',
    description: 'An attempt that takes longer has failed.',
  }),
  retries: z.number().int().min(0).max(10).default(3).meta({
    title: 'Retries',
    description: 'So many further attempts where trying again can help; then the step leaves by "failed".',
  }),
  backoff: Backoff.optional().meta({
    title: 'Pause between retries',
    description: 'How long to wait before trying again; it doubles each time.',
  }),
});
export type ActionConfig = z.infer<typeof ActionConfig>;
