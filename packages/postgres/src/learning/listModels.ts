import type { WorkspaceId } from '@countersign/model';
import type { LearningModelSummary, TrainedModel } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { trainedModelOf } from './trainedModelOf.ts';

type Untrained = { readonly [K in keyof Omit<TrainedModel, 'body' | 'model' | 'trainedAt'>]: null };
type Trained = Omit<TrainedModel, 'body' | 'model' | 'trainedAt'> & Readonly<{ trainedAt: Date }>;
type SummaryRow = Omit<LearningModelSummary, 'newest'> &
  (Trained | (Untrained & Readonly<{ trainedAt: null }>));

/** Every model name that has labelled cases or was trained, with its newest version. */
export async function listModels(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
): Promise<readonly LearningModelSummary[]> {
  const rows = await tx<SummaryRow[]>`
    select coalesce(labelled.model, newest.model) as model, coalesce(labelled.cases, 0) as labelled_cases,
      coalesce(labelled.labels, 0) as labels, version, hash, metrics, trained_at
    from (
      select model, count(*)::integer as cases, count(distinct label)::integer as labels
      from labelled_cases
      where workspace_id = ${workspaceId}
      group by model
    ) as labelled
    full join (
      select distinct on (model) model, version, hash, metrics, trained_at
      from learning_models
      where workspace_id = ${workspaceId}
      order by model, version desc
    ) as newest on newest.model = labelled.model
    order by 1`;
  return rows.map(summaryOf);
}

function summaryOf({ model, labelledCases, labels, ...newest }: SummaryRow): LearningModelSummary {
  const isTrained = newest.trainedAt !== null;
  return { model, labelledCases, labels, newest: isTrained ? trainedModelOf({ model, ...newest }) : null };
}
