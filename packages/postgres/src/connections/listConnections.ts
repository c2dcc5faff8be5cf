import type { WorkspaceId } from '@countersign/model';
import type { Connection } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type ConnectionRow, connectionOf } from './connectionOf.ts';

/** A workspace's connections by name; secrets are not read. */
export async function listConnections(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
): Promise<readonly Connection[]> {
  const rows = await tx<ConnectionRow[]>`
    select id, name, kind, settings, ciphertext is not null as has_secret, updated_at
    from connections
    where workspace_id = ${workspaceId}
    order by name`;
  return rows.map(connectionOf);
}
