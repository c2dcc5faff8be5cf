import type { TransactionSql } from 'postgres';
import type { Deed } from './insertAudit.ts';

/**
 * Notes a deed that cannot wait for the end of the audit chain, in the transaction that does it; `appendPendingDeeds`
 * makes it a link.
 */
export async function insertPendingDeed(
  tx: TransactionSql,
  { workspaceId, actor, action, object, payload }: Deed,
): Promise<void> {
  await tx`
    insert into pending_deeds (workspace_id, actor, action, object, payload)
    values (${workspaceId}, ${actor}, ${action}, ${object}, ${JSON.stringify(payload)}::text::json)`;
}
