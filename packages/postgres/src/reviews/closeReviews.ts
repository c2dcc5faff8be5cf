import type { Verdict } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

/** How an open review ends: by a verdict, or because nobody may answer it any more. */
export type ReviewToClose = Readonly<{
  run_id: string;
  id: string;
  status: 'decided' | 'expired' | 'cancelled';
  decided_by: string | null;
  verdict: Verdict | null;
}>;

/**
 * Closes open reviews of locked runs, now; one that is closed already stays as it is. The status is asked for in words that
 * fit no partial index: one of those would be read from end to end in place of the few ids.
 */
export function closeReviews(tx: Writer, reviews: readonly ReviewToClose[]): Statement {
  if (reviews.length === 0) return null;
  return tx`
    update reviews
    set status = closed.status, decided_at = now(), decided_by = closed.decided_by, verdict = closed.verdict,
      pending = case closed.status when 'decided' then null else pending end
    from json_to_recordset(${jsonRows(reviews)}::text::json) as closed (run_id uuid, id uuid, status text,
      decided_by text, verdict json)
    where reviews.id = closed.id and reviews.run_id = closed.run_id and reviews.status is not distinct from 'open'`;
}
