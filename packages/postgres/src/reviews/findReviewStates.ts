import type { ReviewStatus } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type ReviewName = Readonly<{ workspace_id: string; run_id: string; id: string }>;
export type ReviewState = Readonly<{ id: string; status: ReviewStatus; etag: string; isPending: boolean }>;

/** How the reviews stand that verdicts are about. Their runs are locked, so nobody decides or closes them meanwhile. */
export function findReviewStates(tx: Writer, names: readonly ReviewName[]): Statement<ReviewState> {
  if (names.length === 0) return null;
  return tx<ReviewState[]>`
    select reviews.id, status, etag, pending is not null as is_pending
    from reviews
    join json_to_recordset(${jsonRows(names)}::text::json) as name (workspace_id text, run_id uuid, id uuid)
      on reviews.id = name.id and reviews.run_id = name.run_id and reviews.workspace_id = name.workspace_id`;
}
