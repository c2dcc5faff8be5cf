import type { Review, ReviewId, WorkspaceId } from '@countersign/model';
import type { Sql, TransactionSql } from 'postgres';
import { type ReviewRow, reviewOf } from './reviewOf.ts';

/** Reviews of one workspace, whatever their status. */
export async function loadReviews(
  sql: Sql | TransactionSql,
  workspaceId: WorkspaceId,
  ids: readonly ReviewId[],
): Promise<readonly Review[]> {
  const rows = await sql<ReviewRow[]>`
    select id, kind, status, run_id, flow, version, node, node_title, visit, checkpoint_id, subject, case_type,
      confidence, amount, stakes, role, excluded, packed, content, etag, opened_at, due_at, reminders, decided_at, decided_by, verdict, pending
    from reviews
    join review_contents on review_id = reviews.id
    where reviews.workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[])`;
  return rows.map(reviewOf);
}
