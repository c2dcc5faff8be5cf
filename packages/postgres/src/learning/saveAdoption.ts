import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export async function saveAdoption(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { model, adoptAutomatically }: { readonly model: string; readonly adoptAutomatically: boolean },
): Promise<void> {
  await tx`
    insert into learning_settings (workspace_id, model, adopt_automatically)
    values (${workspaceId}, ${model}, ${adoptAutomatically})
    on conflict (workspace_id, model) do update set adopt_automatically = excluded.adopt_automatically`;
}
