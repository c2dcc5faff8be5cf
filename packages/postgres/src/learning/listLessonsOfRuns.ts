import type { RunId, WorkspaceId } from '@countersign/model';
import type { StoredLesson } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type LessonRow, lessonOf } from './lessonOf.ts';

export type StepOfRuns = {
  /** The run that asks: only runs of its flow answer, and never itself. */
  readonly runId: string;
  readonly node: string;
  readonly runIds: readonly RunId[];
};

/** The newest word that says what is right, of each of these runs, at a step. */
export async function listLessonsOfRuns(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { runId, node, runIds }: StepOfRuns,
): Promise<readonly StoredLesson[]> {
  const rows = await tx<LessonRow[]>`
    select distinct on (lessons.run_id) review_id, lessons.run_id, lessons.flow_id, node, model, checkpoint_id, text, proposed,
      verdict, label, answer, message, reviewer, at
    from lessons
    join runs on runs.id = ${runId}::uuid and runs.workspace_id = ${workspaceId} and lessons.flow_id = runs.flow_id
    where lessons.workspace_id = ${workspaceId} and lessons.run_id = any(${[...runIds]}::uuid[]) and node = ${node}
      and answer is not null and lessons.run_id <> ${runId}::uuid
    order by lessons.run_id, at desc, review_id`;
  return rows.map(lessonOf);
}
