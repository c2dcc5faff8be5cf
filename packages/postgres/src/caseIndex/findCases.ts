import type { ReviewId, WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/** Terms that a case must all have, and how much that says. */
export type TermProbe = { readonly terms: readonly number[]; readonly weight: number };

/** No probe is to bring so many; if the counts were wrong, the search ends all the same. */
const MOST_OF_PROBE = 10_000;

/**
 * The reviews whose cases have all terms of one of the probes, those first whose probes weigh most together. By the role that sees
 * all workspaces: below row-level security the index could not be used, for PostgreSQL must not compare arrays of rows that
 * the asker may not see. So only ids come from here; what they stand for is read inside the workspace.
 */
export async function findCases(
  worker: Sql,
  workspaceId: WorkspaceId,
  search: { readonly probes: readonly TermProbe[]; readonly exceptRun: string; readonly limit: number },
): Promise<readonly ReviewId[]> {
  const rows = await worker<{ reviewId: ReviewId }[]>`
    select review_id
    from json_to_recordset(${jsonRows(search.probes)}::text::json) as probe (terms integer[], weight double precision)
    cross join lateral (
      select review_id
      from case_texts
      where case_texts.terms @> probe.terms and workspace_id = ${workspaceId} and run_id <> ${search.exceptRun}
      limit ${MOST_OF_PROBE}
    ) as hit
    group by review_id
    order by sum(weight) desc, review_id desc
    limit ${search.limit}`;
  return rows.map(({ reviewId }) => reviewId);
}
