import type { WorkspaceId } from '@countersign/model';
import type { Connection, Connections } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type ConnectionRow, connectionOf } from './connectionOf.ts';

/** Creates or replaces a connection by its name, which keeps its id; without a new secret the stored one stays. */
export async function saveConnection(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, name, kind, settings, ciphertext }: Parameters<Connections['save']>[1],
): Promise<Connection> {
  const [row] = await tx<[ConnectionRow]>`
    insert into connections (workspace_id, id, name, kind, settings, ciphertext)
    values (${workspaceId}, ${id}, ${name}, ${kind}, ${JSON.stringify(settings)}::text::json, ${ciphertext})
    on conflict (workspace_id, name) do update
    set kind = excluded.kind, settings = excluded.settings, updated_at = now(),
      ciphertext = coalesce(excluded.ciphertext, connections.ciphertext)
    returning id, name, kind, settings, ciphertext is not null as has_secret, updated_at`;
  return connectionOf(row);
}
