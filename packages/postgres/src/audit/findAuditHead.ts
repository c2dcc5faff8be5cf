import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** The last link's number and hash, as kept beside the chain; nothing before the first link. */
export async function findAuditHead(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
): Promise<Readonly<{ seq: number; hash: string }> | undefined> {
  const [row] = await tx<{ seq: number; hash: string }[]>`
    select seq, hash from audit_heads where workspace_id = ${workspaceId}`;
  return row;
}
