import type { WorkspaceId } from '@countersign/model';
import type { LearningModelSummary, ModelVersion } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type TrainedModelRow, trainedModelOf } from './trainedModelOf.ts';

type Counts = Pick<LearningModelSummary, 'model' | 'labelledCases' | 'fromVerdicts' | 'labels'>;

/** Every model name that has labelled cases or was trained, with the versions that matter now. */
export async function listModels(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
): Promise<readonly LearningModelSummary[]> {
  const [counts, versions, settings] = await Promise.all([
    tx<Counts[]>`
      select model, count(*)::integer as labelled_cases, count(distinct label)::integer as labels,
        count(*) filter (where is_lesson)::integer as from_verdicts
      from (
        select model, label, false as is_lesson from labelled_cases where workspace_id = ${workspaceId}
        union all
        select model, label, true from lessons
        where workspace_id = ${workspaceId} and model is not null and label is not null
      ) as labelled
      group by model`,
    tx<TrainedModelRow<ModelVersion>[]>`
      select distinct on (model, status) model, version, hash, metrics, trained_at, status, adopted_by, adopted_at
      from learning_models
      where workspace_id = ${workspaceId}
      order by model, status, version desc`,
    tx<{ model: string; adoptAutomatically: boolean }[]>`
      select model, adopt_automatically from learning_settings where workspace_id = ${workspaceId}`,
  ]);
  const newest = versions.map(trainedModelOf);
  const countsOf = new Map(counts.map((row) => [row.model, row]));
  const adopted = new Map(settings.map((row) => [row.model, row.adoptAutomatically]));
  const names = [...new Set([...countsOf.keys(), ...newest.map(({ model }) => model)])].sort();
  return names.map((model) => ({
    ...(countsOf.get(model) ?? { model, labelledCases: 0, fromVerdicts: 0, labels: 0 }),
    live: newest.find((row) => row.model === model && row.status === 'live') ?? null,
    candidate: newest.find((row) => row.model === model && row.status === 'candidate') ?? null,
    adoptAutomatically: adopted.get(model) ?? false,
  }));
}
