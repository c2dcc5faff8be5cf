import type { WorkspaceId } from '@countersign/model';
import type { LabelledCase } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** All labelled cases of a model, in the order of their ids, so that training on them gives the same model again. */
export async function listCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<readonly LabelledCase[]> {
  return tx<LabelledCase[]>`
    select id, text, label from labelled_cases
    where workspace_id = ${workspaceId} and model = ${model}
    order by id`;
}
