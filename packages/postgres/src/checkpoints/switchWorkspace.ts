import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Turns "review everything" on or off for a whole workspace. */
export async function switchWorkspace(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  on: boolean,
): Promise<boolean> {
  await tx`
    insert into workspace_settings (workspace_id, review_everything)
    values (${workspaceId}, ${on})
    on conflict (workspace_id) do update set review_everything = excluded.review_everything`;
  return true;
}
