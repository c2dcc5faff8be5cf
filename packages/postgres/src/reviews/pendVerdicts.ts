import type { PendingVerdict } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

/** Lets verdicts wait on reviews of locked runs, or no longer. */
export function pendVerdicts(
  tx: Writer,
  reviews: readonly Readonly<{ run_id: string; id: string; pending: PendingVerdict | null }>[],
): Statement {
  if (reviews.length === 0) return null;
  return tx`
    update reviews
    set pending = waiting.pending
    from json_to_recordset(${jsonRows(reviews)}::text::json) as waiting (run_id uuid, id uuid, pending json)
    where reviews.id = waiting.id and reviews.run_id = waiting.run_id`;
}
