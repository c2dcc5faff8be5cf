import type { Review, RunId } from '@countersign/model';
import type { Sql } from 'postgres';
import { type ReviewRow, reviewOf } from './reviewOf.ts';

/** Open reviews of these runs. */
export async function openReviewsOf(worker: Sql, runIds: readonly RunId[]): Promise<readonly Review[]> {
  const rows = await worker<ReviewRow[]>`
    select id, kind, status, run_id, flow, version, node, node_title, visit, checkpoint_id, subject, case_type,
      confidence, amount, stakes, role, excluded, packed, content, etag, opened_at, due_at, reminders, decided_at, decided_by, verdict, pending
    from reviews
    join review_contents on review_id = reviews.id
    where run_id = any(${[...runIds]}::uuid[]) and status = 'open'
    order by opened_at, id`;
  return rows.map(reviewOf);
}
