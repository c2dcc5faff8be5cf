import type { WorkspaceId } from '@countersign/model';
import type { LiveModel } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

export async function findLiveModel(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<LiveModel | null> {
  const [row] = await tx<LiveModel[]>`
    select hash, returns from learning_models
    where workspace_id = ${workspaceId} and model = ${model} and status = 'live'`;
  return row ?? null;
}
