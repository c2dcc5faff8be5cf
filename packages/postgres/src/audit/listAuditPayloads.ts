import type { Json, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** What was done, for links in a range of numbers; erased payloads are left out. */
export async function listAuditPayloads(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  range: Readonly<{ first: number; last: number }>,
): Promise<readonly Readonly<{ seq: number; payload: Json }>[]> {
  return tx<{ seq: number; payload: Json }[]>`
    select seq, payload
    from audit
    where workspace_id = ${workspaceId} and seq between ${range.first} and ${range.last} and payload is not null`;
}
