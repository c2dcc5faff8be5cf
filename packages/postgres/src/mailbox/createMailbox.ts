import type { WorkspaceId } from '@countersign/model';
import type { Mailbox, MailboxMessage } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { askForPage } from '../cursor.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { findMessage } from './findMessage.ts';
import { insertMessage, type NewMessage } from './insertMessage.ts';
import { listMessages } from './listMessages.ts';

export function createMailbox(app: Sql): Mailbox {
  return {
    deliver: (workspaceId, message) =>
      inWorkspace(app, workspaceId, (tx) => deliver(tx, workspaceId, message)),
    list: (workspaceId, page) =>
      askForPage(page.cursor, () =>
        inWorkspace(app, workspaceId, (tx) => listMessages(tx, workspaceId, page)),
      ),
  };
}

/** Answers the message that is stored under the key: this one, or the one that came first. */
async function deliver(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  message: NewMessage,
): Promise<MailboxMessage> {
  await insertMessage(tx, workspaceId, message);
  const stored = await findMessage(tx, workspaceId, message.idempotencyKey);
  if (!stored) throw new Error('a message is missing right after it was stored');
  return stored;
}
