import type { Json, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** What the owner has decided, as stored; whoever else changes it waits for the end of the transaction. */
export async function lockSettings(tx: TransactionSql, workspaceId: WorkspaceId): Promise<Json> {
  const [row] = await tx<{ settings: Json }[]>`
    insert into workspace_settings (workspace_id, settings) values (${workspaceId}, '{}')
    on conflict (workspace_id) do update set settings = workspace_settings.settings
    returning settings`;
  return row?.settings ?? {};
}
