import { z } from 'zod';

/** What is worth a notice: a case waits, still waits, or has gone on to the owners because nobody answered. */
export const NoticeOccasion = z.enum(['opened', 'reminded', 'escalated']);
export type NoticeOccasion = z.infer<typeof NoticeOccasion>;

/**
 * Where notices go. The address of a webhook of Slack or Teams lets everybody write who knows it, so it is kept as the
 * channel's secret; that of a webhook of one's own is not, and its secret is what the messages are signed with.
 */
export const NoticeTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('email'),
    to: z.array(z.email().max(320)).min(1).max(20),
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    url: z.url({ protocol: /^https?$/, error: 'Begin with https:// or http://' }).max(2_000),
  }),
  z.strictObject({ kind: z.literal('slack') }),
  z.strictObject({ kind: z.literal('teams') }),
]);
export type NoticeTarget = z.infer<typeof NoticeTarget>;

/** What whoever sets a channel up decides about it. */
export const NoticeSetup = z.strictObject({
  name: z.string().trim().min(1).max(80),
  target: NoticeTarget,
  occasions: z.array(NoticeOccasion).min(1).max(3),
  language: z.enum(['en', 'de']).default('en'),
  /** Of the times in messages, and of `digestHour`. */
  timeZone: z.string().max(60).refine(isTimeZone, 'There is no time zone of this name').default('UTC'),
  /** At this hour cases of low stakes come together in one message; null tells of each as it comes. */
  digestHour: z.number().int().min(0).max(23).nullable().default(null),
  isPaused: z.boolean().default(false),
});
export type NoticeSetup = z.infer<typeof NoticeSetup>;

/** A channel as it can be shown: how it is set up and how it fares, without its secret. */
export const NoticeChannel = NoticeSetup.extend({
  id: z.uuid(),
  hasSecret: z.boolean(),
  /** How many notices have not gone out yet; more than 1,000 are not counted. */
  waiting: z.number().int(),
  lastSentAt: z.iso.datetime().nullable(),
  /** Why the last message could not be sent; null once one has been. */
  failure: z
    .object({ message: z.string(), at: z.iso.datetime(), nextTryAt: z.iso.datetime().nullable() })
    .nullable(),
});
export type NoticeChannel = z.infer<typeof NoticeChannel>;

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
