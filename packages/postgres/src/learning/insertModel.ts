import type { WorkspaceId } from '@countersign/model';
import type { ModelStatus, ModelVersion, NewModel } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type TrainedModelRow, trainedModelOf } from './trainedModelOf.ts';

/** Stores the next version of a locked model. */
export async function insertModel(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { status, ...trained }: NewModel & { readonly status: ModelStatus },
): Promise<ModelVersion> {
  const { model, hash, body, metrics, heldOut, rival } = trained;
  const [row] = await tx<[TrainedModelRow<ModelVersion>]>`
    insert into learning_models (workspace_id, model, version, hash, body, metrics, held_out, rival, status, adopted_at,
      returns)
    select ${workspaceId}, ${model}, coalesce(max(version), 0) + 1, ${hash}, ${JSON.stringify(body)}::text::json,
      ${JSON.stringify(metrics)}::text::json, ${JSON.stringify(heldOut)}::text::json,
      ${JSON.stringify(rival)}::text::json, ${status}, case when ${status === 'live'} then now() end,
      coalesce(max(returns) filter (where hash = ${hash} and status = 'retired' and ${status === 'live'}) + 1, 0)
    from learning_models
    where workspace_id = ${workspaceId} and model = ${model}
    returning model, version, hash, metrics, trained_at, status, adopted_by, adopted_at`;
  return trainedModelOf(row);
}
