import type { WorkspaceId } from '@countersign/model';
import type { IndexedCase } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import { casesTermOf, placeTermOf, termOf } from './termOf.ts';

/**
 * Adds answered cases and counts their terms; one that is there already stays as it is. Counts are locked in the order of
 * their key, here and wherever else they change, so that nobody waits in a circle.
 */
export async function insertCaseTexts(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  cases: readonly IndexedCase[],
): Promise<void> {
  if (cases.length === 0) return;
  const rows = cases.map(({ words, place: name, ...rest }) => {
    const place = placeTermOf(workspaceId, name);
    const terms = new Set([place, ...words.map((word) => termOf(workspaceId, word))]);
    return { ...rest, place, terms: [...terms] };
  });
  await tx`
    with added as (
      insert into case_texts (review_id, run_id, workspace_id, place, case_type, decision, amount, verdict, decided_at, text,
        fields, terms)
      select "reviewId", "runId", ${workspaceId}, place, "caseType", decision, amount, verdict, "decidedAt", text, fields, terms
      from json_to_recordset(${jsonRows(rows)}::text::json) as added ("reviewId" uuid, "runId" uuid, place integer,
        "caseType" text, decision text, amount double precision, verdict text, "decidedAt" timestamptz, text text,
        fields json, terms integer[])
      on conflict (review_id) do nothing
      returning place, terms
    )
    insert into term_counts as counted (workspace_id, term, place, cases)
    select ${workspaceId}, term, place, count(*)
    from added, unnest(terms || ${casesTermOf(workspaceId)}::integer) as term
    group by term, place
    order by term, place
    on conflict (workspace_id, term, place) do update set cases = counted.cases + excluded.cases`;
}
