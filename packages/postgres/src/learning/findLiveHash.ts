import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export async function findLiveHash(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<string | null> {
  const [row] = await tx<{ hash: string }[]>`
    select hash from learning_models
    where workspace_id = ${workspaceId} and model = ${model} and status = 'live'`;
  return row?.hash ?? null;
}
