import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { ReviewName } from './findReviewStates.ts';
import type { ReviewRow } from './reviewOf.ts';

/** The whole reviews of verdicts that came too late. */
export function findReviews(tx: Writer, names: readonly ReviewName[]): Statement<ReviewRow> {
  if (names.length === 0) return null;
  return tx<ReviewRow[]>`
    select reviews.id, kind, status, reviews.run_id, flow, version, node, node_title, visit, checkpoint_id, subject,
      case_type, confidence, amount, stakes, role, excluded, packed, content, etag, opened_at, due_at, reminders, decided_at, decided_by,
      verdict, pending
    from reviews
    join review_contents on review_id = reviews.id
    join json_to_recordset(${jsonRows(names)}::text::json) as name (workspace_id text, run_id uuid, id uuid)
      on reviews.id = name.id and reviews.run_id = name.run_id and reviews.workspace_id = name.workspace_id`;
}
