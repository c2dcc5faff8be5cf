import type { Verdict } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

/** A verdict on a review as it was shown. */
export type VerdictToTake = Readonly<{
  workspace_id: string;
  run_id: string;
  id: string;
  etag: string;
  decided_by: string;
  was_pending: boolean;
  verdict: Verdict;
}>;

/**
 * Answers reviews of runs that this transaction has moved. Ends the transaction when one of them is not open any more or
 * shows something else by now. Workspace and status are asked for in words that fit no index, as in `closeReviews`.
 */
export function takeVerdicts(tx: Writer, verdicts: readonly VerdictToTake[]): Statement {
  if (verdicts.length === 0) return null;
  return tx`
    with decided as (
      update reviews
      set status = 'decided', decided_at = now(), decided_by = taken.decided_by, verdict = taken.verdict, pending = null
      from json_to_recordset(${jsonRows(verdicts)}::text::json) as taken (workspace_id text, run_id uuid, id uuid,
        etag text, decided_by text, was_pending boolean, verdict json)
      where reviews.id = taken.id and reviews.run_id = taken.run_id and reviews.workspace_id is not distinct from taken.workspace_id
        and reviews.etag = taken.etag and reviews.status is not distinct from 'open'
        and (reviews.pending is null or taken.was_pending)
      returning 1
    )
    select as_expected(count(*), ${verdicts.length}) from decided`;
}
