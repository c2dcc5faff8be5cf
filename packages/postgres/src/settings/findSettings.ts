import type { Json, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** What the owner has decided, as stored. */
export async function findSettings(tx: TransactionSql, workspaceId: WorkspaceId): Promise<Json> {
  const [row] = await tx<{ settings: Json }[]>`
    select settings from workspace_settings where workspace_id = ${workspaceId}`;
  return row?.settings ?? {};
}
