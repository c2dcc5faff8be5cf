import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { lockAuditHeads } from '../audit/lockAuditHeads.ts';
import { findInForce } from './findInForce.ts';
import { findTrustsOf } from './findTrusts.ts';
import { type HeldLedger, heldLedgers } from './holdLedgers.ts';
import { lockLedgers } from './lockLedgers.ts';

/**
 * Holds a checkpoint's ledger with all its trusts, and the audit chain, for what an owner does, in the order in which
 * turns do; null when the workspace has no such checkpoint.
 */
export async function holdForOwner(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<HeldLedger | null> {
  await lockAuditHeads(tx, [workspaceId]);
  const heads = (await lockLedgers(tx, [id])) ?? [];
  const inForce = ((await findInForce(tx, [id])) ?? []).filter((one) => one.workspaceId === workspaceId);
  const trusts = await findTrustsOf(tx, [id]);
  return heldLedgers([heads, inForce, trusts, []]).get(id) ?? null;
}
