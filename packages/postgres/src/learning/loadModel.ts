import type { WorkspaceId } from '@countersign/model';
import type { TrainedModel } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type TrainedModelRow, trainedModelOf } from './trainedModelOf.ts';

/** The model of this hash; when it was trained twice, the later training. */
export async function loadModel(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  hash: string,
): Promise<TrainedModel | null> {
  const [row] = await tx<TrainedModelRow[]>`
    select model, version, hash, body, metrics, trained_at, status, adopted_by, adopted_at
    from learning_models
    where workspace_id = ${workspaceId} and hash = ${hash}
    order by version desc
    limit 1`;
  return row ? trainedModelOf(row) : null;
}
