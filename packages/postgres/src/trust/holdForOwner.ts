import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { type AuditHead, lockAuditHeads } from '../audit/lockAuditHeads.ts';
import { findInForce } from './findInForce.ts';
import { findTrustsOf } from './findTrusts.ts';
import { type HeldLedger, heldLedgers } from './holdLedgers.ts';
import { lockLedgers } from './lockLedgers.ts';

/** A checkpoint's ledger with all its trusts, and the audit chain, both held for what an owner does. */
export type OwnersHold = Readonly<{ ledger: HeldLedger; auditHeads: readonly AuditHead[] }>;

/** Holds a checkpoint for an owner, in the order in which turns do; null when the workspace has no such checkpoint. */
export async function holdForOwner(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<OwnersHold | null> {
  const auditHeads = (await lockAuditHeads(tx, [workspaceId])) ?? [];
  const heads = (await lockLedgers(tx, [id])) ?? [];
  const inForce = ((await findInForce(tx, [id])) ?? []).filter((one) => one.workspaceId === workspaceId);
  const trusts = await findTrustsOf(tx, [id]);
  const ledger = heldLedgers([heads, inForce, trusts, []]).get(id);
  return ledger === undefined ? null : { ledger, auditHeads };
}
