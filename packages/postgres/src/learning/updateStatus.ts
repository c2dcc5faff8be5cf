import type { WorkspaceId } from '@countersign/model';
import type { ModelStatus } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** Gives all versions of a locked model that have one status another one. */
export async function updateStatus(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { model, from, to }: { readonly model: string; readonly from: ModelStatus; readonly to: ModelStatus },
): Promise<void> {
  await tx`
    update learning_models set status = ${to}
    where workspace_id = ${workspaceId} and model = ${model} and status = ${from}`;
}
