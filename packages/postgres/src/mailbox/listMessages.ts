import type { WorkspaceId } from '@countersign/model';
import type { Mailbox, MailboxMessage, Page } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { decodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { type MessageRow, messageOf } from './messageOf.ts';

/** A workspace's messages, newest first. */
export async function listMessages(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  page: Parameters<Mailbox['list']>[1],
): Promise<Page<MailboxMessage>> {
  const limit = pageLimit(page.limit);
  const cursor = decodeCursor(page.cursor);
  const rows = await tx<(MessageRow & { sortedBy: string })[]>`
    select id, recipient, subject, body, idempotency_key, sent_at, sent_at::text as sorted_by
    from mailbox
    where workspace_id = ${workspaceId}
      ${cursor ? tx`and (sent_at, id) < (${cursor.value}::text::timestamptz, ${cursor.id}::uuid)` : tx``}
    order by sent_at desc, id desc
    limit ${limit + 1}`;
  return pageOf(rows, limit, messageOf);
}
