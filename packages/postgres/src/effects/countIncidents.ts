import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export async function countIncidents(tx: TransactionSql, workspaceId: WorkspaceId): Promise<number> {
  const [row] = await tx<{ parked: number }[]>`
    select count(*)::integer as parked from effects where workspace_id = ${workspaceId} and problem is not null`;
  return row?.parked ?? 0;
}
