import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { casesTermOf } from './termOf.ts';

/** Forgets what the index says of runs, and that their words were counted; see `insertCaseTexts` for the order of locks. */
export async function deleteCaseTexts(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  runIds: readonly string[],
): Promise<void> {
  await tx`
    with gone as (
      delete from case_texts
      where workspace_id = ${workspaceId} and run_id = any(${[...runIds]}::uuid[])
      returning place, terms
    )
    insert into term_counts as counted (workspace_id, term, place, cases)
    select ${workspaceId}, term, place, -count(*)
    from gone, unnest(terms || ${casesTermOf(workspaceId)}::integer) as term
    group by term, place
    order by term, place
    on conflict (workspace_id, term, place) do update set cases = counted.cases + excluded.cases`;
}
