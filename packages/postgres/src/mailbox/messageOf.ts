import type { MailboxMessage } from '@countersign/runtime';

/** A message as the database answers it: `to` is a word of SQL, so the column has another name. */
export type MessageRow = Omit<MailboxMessage, 'to' | 'sentAt'> &
  Readonly<{ recipient: string; sentAt: Date }>;

export function messageOf({
  id,
  recipient,
  subject,
  body,
  idempotencyKey,
  sentAt,
}: MessageRow): MailboxMessage {
  return { id, to: recipient, subject, body, idempotencyKey, sentAt: sentAt.toISOString() };
}
