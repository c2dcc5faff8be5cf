import type { WorkspaceId } from '@countersign/model';
import type { ReviewSummary } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type ReviewRow, reviewOf } from './reviewOf.ts';
import { summaryOf } from './summaryOf.ts';

const SHOWN = 100;

/** Reviews on which verdicts of an actor wait, or could not take effect within the last day; the last one first. */
export async function pendingReviewsOf(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  actorId: string,
): Promise<readonly ReviewSummary[]> {
  const rows = await tx<ReviewRow[]>`
    select id, kind, status, run_id, flow, version, node, node_title, visit, checkpoint_id, subject, case_type,
      confidence, amount, stakes, role, excluded, packed, content, etag, opened_at, due_at, reminders, decided_at, decided_by,
      verdict, pending
    from reviews
    join review_contents on review_id = reviews.id
    where reviews.workspace_id = ${workspaceId} and pending is not null and pending -> 'actor' ->> 'id' = ${actorId}
      and (pending ->> 'givenAt')::timestamptz > now() - interval '1 day'
    order by (pending ->> 'givenAt')::timestamptz desc, id
    limit ${SHOWN}`;
  return rows.map((row) => summaryOf(reviewOf(row)));
}
