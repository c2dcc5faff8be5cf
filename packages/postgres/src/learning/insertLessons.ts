import type { Lesson } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type LessonRow = Readonly<{ workspace_id: string }> & Lesson;

/** Keeps what verdicts teach; about one text of one step of one run the last verdict holds. */
export function insertLessons(tx: Writer, lessons: readonly LessonRow[]): Statement {
  if (lessons.length === 0) return null;
  return tx`
    insert into lessons (workspace_id, run_id, node, review_id, flow_id, model, checkpoint_id, text, proposed, verdict,
      label, answer, message, reviewer)
    select workspace_id, "runId", node, "reviewId", "flowId", model, "checkpointId", text, proposed, verdict,
      label, answer, message, reviewer
    from json_to_recordset(${jsonRows(lessons)}::text::json) as lesson (workspace_id text, "runId" uuid, node text,
      "reviewId" uuid, "flowId" uuid, model text, "checkpointId" uuid, text text, proposed text, verdict text,
      label text, answer json, message text, reviewer text)
    on conflict (workspace_id, run_id, node, text_key) do update set review_id = excluded.review_id,
      flow_id = excluded.flow_id, model = excluded.model, checkpoint_id = excluded.checkpoint_id,
      proposed = excluded.proposed, verdict = excluded.verdict, label = excluded.label, answer = excluded.answer,
      message = excluded.message, reviewer = excluded.reviewer, at = excluded.at`;
}
