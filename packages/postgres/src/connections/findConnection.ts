import type { WorkspaceId } from '@countersign/model';
import type { Connection } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type ConnectionRow, connectionOf } from './connectionOf.ts';

/** The connection of this name with its sealed secret. */
export async function findConnection(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  name: string,
): Promise<(Connection & { readonly ciphertext: string | null }) | null> {
  const [row] = await tx<(ConnectionRow & { ciphertext: string | null })[]>`
    select id, name, kind, settings, ciphertext is not null as has_secret, updated_at, ciphertext
    from connections
    where workspace_id = ${workspaceId} and name = ${name}`;
  return row ? connectionOf(row) : null;
}
