import type { ReviewId, RunId } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

/** A turn by its own name and that of its run; of a verdict that of its review, too. */
export type TurnName = Readonly<{ id: string; run_id: RunId; review_id: ReviewId | null }>;

/** A turn that was committed; `at` is the store's time of it for starts and verdicts, else that of its events. */
export type FoundTurn = Readonly<{ id: string; at: Date }>;

/** Which of these turns were committed before. One that left no event, like the giving back of a call, is not known again. */
export function findCommitted(tx: Writer, turns: readonly TurnName[]): Statement<FoundTurn> {
  if (turns.length === 0) return null;
  return tx<FoundTurn[]>`
    select offered.id,
      coalesce(decided_at, case when first_seq = 1 then created_at else run_events.at end) as at
    from json_to_recordset(${jsonRows(turns)}::text::json) as offered (id uuid, run_id uuid, review_id uuid)
    join run_events on run_events.run_id = offered.run_id and run_events.turn = offered.id
    join runs on runs.id = offered.run_id
    left join reviews on reviews.id = offered.review_id`;
}
