import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Whether new versions of a model go live without being asked for. */
export async function findAdoption(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<boolean> {
  const [row] = await tx<{ adoptAutomatically: boolean }[]>`
    select adopt_automatically from learning_settings where workspace_id = ${workspaceId} and model = ${model}`;
  return row?.adoptAutomatically ?? false;
}
