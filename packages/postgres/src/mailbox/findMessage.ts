import type { WorkspaceId } from '@countersign/model';
import type { MailboxMessage } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type MessageRow, messageOf } from './messageOf.ts';

/** The message that was delivered under an idempotency key. */
export async function findMessage(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  idempotencyKey: string,
): Promise<MailboxMessage | undefined> {
  const [row] = await tx<MessageRow[]>`
    select id, recipient, subject, body, idempotency_key, sent_at
    from mailbox
    where workspace_id = ${workspaceId} and idempotency_key = ${idempotencyKey}`;
  return row && messageOf(row);
}
