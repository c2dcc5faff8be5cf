import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** In how many cases each term stands: of one place, or of all. */
export function countTerms(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { terms, place }: { readonly terms: readonly number[]; readonly place: number | null },
): Promise<readonly { readonly term: number; readonly cases: number }[]> {
  return tx<{ term: number; cases: number }[]>`
    select term, sum(cases)::integer as cases
    from term_counts
    where workspace_id = ${workspaceId} and term = any(${[...terms]}::integer[])
      ${place === null ? tx`` : tx`and place = ${place}`}
    group by term`;
}
