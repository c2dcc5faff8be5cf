import type { WorkspaceId } from '@countersign/model';
import type { WorkspaceSettings } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

export async function saveSettings(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  settings: WorkspaceSettings,
): Promise<void> {
  await tx`
    insert into workspace_settings (workspace_id, settings)
    values (${workspaceId}, ${JSON.stringify(settings)}::text::json)
    on conflict (workspace_id) do update set settings = excluded.settings`;
}
