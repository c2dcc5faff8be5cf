import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

/** Counts one more reminder of open reviews of locked runs. */
export function remindReviews(
  tx: Writer,
  reviews: readonly Readonly<{ run_id: string; id: string }>[],
): Statement {
  if (reviews.length === 0) return null;
  return tx`
    update reviews
    set reminders = reminders + 1
    from json_to_recordset(${jsonRows(reviews)}::text::json) as reminded (run_id uuid, id uuid)
    where reviews.id = reminded.id and reviews.run_id = reminded.run_id and reviews.status is not distinct from 'open'`;
}
