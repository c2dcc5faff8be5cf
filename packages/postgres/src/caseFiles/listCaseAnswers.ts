import type { Json, Problem, ReviewId, RunId, RunStatus, WorkspaceId } from '@countersign/model';
import type { CaseAnswer } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { loadReviews } from '../reviews/loadReviews.ts';

type AnswerRow = {
  readonly row: number;
  readonly input: Json;
  readonly problem: Problem | null;
  readonly runId: RunId | null;
  readonly status: RunStatus | null;
  readonly reviewId: ReviewId | null;
};

export type AnswersPage = { readonly id: string; readonly after: number; readonly limit: number };

/** What became of the rows of a file behind a row, in its order. A row that was started has its input with its run. */
export async function listCaseAnswers(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, after, limit }: AnswersPage,
): Promise<readonly CaseAnswer[]> {
  const rows = await tx<AnswerRow[]>`
    select case_rows.row, coalesce(runs.input, case_rows.input) as input, case_rows.problem, runs.id as run_id, runs.status,
      (select reviews.id from reviews where reviews.run_id = runs.id order by opened_at desc, reviews.id desc limit 1) as review_id
    from case_rows
    left join runs on runs.id = case_rows.run_id
    where case_rows.workspace_id = ${workspaceId} and file_id = ${id} and case_rows.row > ${after}
    order by case_rows.row
    limit ${limit}`;
  const ids = rows.flatMap(({ reviewId }) => (reviewId === null ? [] : [reviewId]));
  const reviews = new Map((await loadReviews(tx, workspaceId, ids)).map((review) => [review.id, review]));
  return rows.map(({ row, input, problem, runId, status, reviewId }) => ({
    ...{ row, input, problem },
    run: runId === null || status === null ? null : { id: runId, status },
    review: reviewId === null ? null : (reviews.get(reviewId) ?? null),
  }));
}
