import type { WorkspaceId } from '@countersign/model';
import type { AuditRow } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** Links after `seq`, in the order of the chain. */
export async function listAudit(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  after: number,
  limit: number,
): Promise<readonly AuditRow[]> {
  const rows = await tx<(Omit<AuditRow, 'at'> & { at: Date })[]>`
    select seq, at, workspace_id, actor, action, object, encode(payload_hash, 'hex') as payload_hash,
      encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash
    from audit
    where workspace_id = ${workspaceId} and seq > ${after}
    order by seq
    limit ${limit}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
