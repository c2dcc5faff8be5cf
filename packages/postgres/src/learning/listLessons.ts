import type { WorkspaceId } from '@countersign/model';
import type { LessonOf, LessonPosition, StoredLesson } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type LessonRow, lessonOf } from './lessonOf.ts';

type Page = { readonly after: LessonPosition | null; readonly limit: number };

/** Lessons of a model or a step after a position, oldest first. Positions count whole milliseconds, as instants do. */
export async function listLessons(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { of, page: { after, limit } }: { readonly of: LessonOf; readonly page: Page },
): Promise<readonly StoredLesson[]> {
  const chosen =
    'model' in of
      ? tx`model = ${of.model}`
      : tx`flow_id = (select id from flows where workspace_id = ${workspaceId} and slug = ${of.flow}) and node = ${of.node}`;
  const later =
    after === null
      ? tx``
      : tx`and (date_trunc('milliseconds', at), review_id) > (${after.at}::timestamptz, ${after.reviewId}::uuid)`;
  const rows = await tx<LessonRow[]>`
    select review_id, run_id, flow_id, node, model, checkpoint_id, text, proposed, verdict, label, answer, message,
      reviewer, at
    from lessons
    where workspace_id = ${workspaceId} and ${chosen} ${later}
    order by date_trunc('milliseconds', at), review_id
    limit ${limit}`;
  return rows.map(lessonOf);
}
