import type { WorkspaceId } from '@countersign/model';
import type { LabelledDay } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { labelledOf } from './labelledOf.ts';

/** When labelled cases came and from where, by day (UTC), the oldest first; what nobody knows the day of comes before. */
export async function listLabelledDays(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<readonly LabelledDay[]> {
  return tx<LabelledDay[]>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day,
      count(*) filter (where verdict is null)::integer as uploaded,
      count(*) filter (where verdict in ('approve', 'correct'))::integer as confirmed,
      count(*) filter (where verdict not in ('approve', 'correct'))::integer as corrected
    from (${labelledOf(tx, workspaceId, model)}) as labelled
    group by 1
    order by 1 nulls first`;
}
