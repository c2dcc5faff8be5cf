import type { WorkspaceId } from '@countersign/model';
import type { ModelVersion } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type TrainedModelRow, trainedModelOf } from './trainedModelOf.ts';

/** Versions of a model without their bodies, newest first. */
export async function listModelVersions(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<readonly ModelVersion[]> {
  const rows = await tx<TrainedModelRow<ModelVersion>[]>`
    select model, version, hash, metrics, trained_at, status, adopted_by, adopted_at
    from learning_models
    where workspace_id = ${workspaceId} and model = ${model}
    order by version desc`;
  return rows.map(trainedModelOf);
}
