import { randomUUID } from 'node:crypto';
import type { WorkspaceId } from '@countersign/model';
import type { MailboxMessage } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

export type NewMessage = Omit<MailboxMessage, 'id' | 'sentAt'>;

/** Stores a message unless one of its idempotency key is there. */
export async function insertMessage(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  message: NewMessage,
): Promise<void> {
  await tx`
    insert into mailbox (id, workspace_id, recipient, subject, body, idempotency_key)
    values (${randomUUID()}, ${workspaceId}, ${message.to}, ${message.subject}, ${message.body},
      ${message.idempotencyKey})
    on conflict (workspace_id, idempotency_key) do nothing`;
}
