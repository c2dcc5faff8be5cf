import type { TransactionSql } from 'postgres';
import { type Deed, insertAudit } from './insertAudit.ts';
import { lockAuditHeads } from './lockAuditHeads.ts';

/** Appends one deed to its workspace's chain, in the transaction that does it. */
export async function appendAudit(tx: TransactionSql, deed: Deed): Promise<void> {
  await lockAuditHeads(tx, [deed.workspaceId]);
  await insertAudit(tx, [deed]);
}
