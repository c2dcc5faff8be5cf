import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { labelledOf } from './labelledOf.ts';

/** How many labelled cases each label has, the most first. */
export async function listLabels(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<readonly { readonly label: string; readonly cases: number }[]> {
  return tx<{ label: string; cases: number }[]>`
    select label, count(*)::integer as cases from (${labelledOf(tx, workspaceId, model)}) as labelled
    group by label
    order by cases desc, label`;
}
