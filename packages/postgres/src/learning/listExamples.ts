import type { WorkspaceId } from '@countersign/model';
import type { StoredLesson } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type LessonRow, lessonOf } from './lessonOf.ts';

/** The newest corrections of a step, in the flow of this run, for which a person said what is right. */
export async function listExamples(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { runId, node, limit }: { readonly runId: string; readonly node: string; readonly limit: number },
): Promise<readonly StoredLesson[]> {
  const rows = await tx<LessonRow[]>`
    select review_id, lessons.run_id, lessons.flow_id, node, model, checkpoint_id, text, proposed, verdict, label, answer,
      message, reviewer, at
    from lessons
    join runs on runs.id = ${runId}::uuid and runs.workspace_id = ${workspaceId} and lessons.flow_id = runs.flow_id
    where lessons.workspace_id = ${workspaceId} and node = ${node} and answer is not null
      and verdict in ('edit', 'reject', 'incorrect')
      and lessons.run_id <> ${runId}::uuid
    order by at desc, review_id desc
    limit ${limit}`;
  return rows.map(lessonOf);
}
