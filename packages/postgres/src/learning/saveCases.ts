import type { WorkspaceId } from '@countersign/model';
import type { LabelledCase } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/** Adds labelled cases; of several with one id the last remains. */
export async function saveCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
  cases: readonly LabelledCase[],
): Promise<void> {
  const last = [...new Map(cases.map((labelled) => [labelled.id, labelled])).values()];
  await tx`
    insert into labelled_cases (workspace_id, model, id, text, label)
    select ${workspaceId}, ${model}, id, text, label
    from json_to_recordset(${jsonRows(last)}::text::json) as labelled (id text, text text, label text)
    on conflict (workspace_id, model, id) do update set text = excluded.text, label = excluded.label`;
}
