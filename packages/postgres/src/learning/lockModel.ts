import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Puts changes of one model's versions in order; held until the transaction ends. */
export async function lockModel(tx: TransactionSql, workspaceId: WorkspaceId, model: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`${workspaceId}/${model}`}, 0))`;
}
