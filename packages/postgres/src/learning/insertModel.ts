import type { WorkspaceId } from '@countersign/model';
import type { TrainedModel } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type TrainedModelRow, trainedModelOf } from './trainedModelOf.ts';

/** Stores the next version of a model. Two trainers at once are put in order by a lock on the model's name. */
export async function insertModel(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { model, hash, body, metrics }: Omit<TrainedModel, 'version' | 'trainedAt'>,
): Promise<TrainedModel> {
  const lock = tx`select pg_advisory_xact_lock(hashtextextended(${`${workspaceId}/${model}`}, 0))`;
  const insert = tx<[TrainedModelRow]>`
    insert into learning_models (workspace_id, model, version, hash, body, metrics)
    select ${workspaceId}, ${model}, coalesce(max(version), 0) + 1, ${hash}, ${JSON.stringify(body)}::text::json,
      ${JSON.stringify(metrics)}::text::json
    from learning_models
    where workspace_id = ${workspaceId} and model = ${model}
    returning model, version, hash, body, metrics, trained_at`;
  const [, [row]] = await Promise.all([lock, insert]);
  return trainedModelOf(row);
}
