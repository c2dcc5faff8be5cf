import { type AnsweredCase, answerHeader, answerLine, type CaseStatus, fieldsOf } from '@countersign/formats';
import { contentHash, type Json, type JsonObject, type Review, type WorkspaceId } from '@countersign/model';
import type { CaseAnswer } from '@countersign/runtime';
import { withNames } from '../names/withNames.ts';
import type { Services } from '../services.ts';

const ROWS_AT_ONCE = 200;

type Needed = Pick<Services, 'caseFiles' | 'names'>;
export type AnswerPage = { readonly items: readonly AnsweredCase[]; readonly next: number | null };

/** What became of the rows behind a row, in the order of the file; `next` is null after the last ones. */
export async function answersAfter(
  { caseFiles, names }: Needed,
  workspaceId: WorkspaceId,
  { id, after }: { readonly id: string; readonly after: number },
): Promise<AnswerPage> {
  const rows = await caseFiles.answers(workspaceId, id, { after, limit: ROWS_AT_ONCE });
  const items = await withNames({ names, workspaceId }, 'reviewer', rows.map(answerOf));
  return { items, next: rows.length < ROWS_AT_ONCE ? null : (rows.at(-1)?.row ?? null) };
}

/** All answers, read a few at a time so that any number of them takes little memory. */
export async function* answersOf(
  services: Needed,
  workspaceId: WorkspaceId,
  { id, signal }: { readonly id: string; readonly signal: AbortSignal },
): AsyncGenerator<AnsweredCase> {
  for (let after: number | null = 0; after !== null && !signal.aborted; ) {
    const page: AnswerPage = await answersAfter(services, workspaceId, { id, after });
    yield* page.items;
    after = page.next;
  }
}

/** The answers as CSV; its columns are those of the first rows. */
export async function* answersAsCsv(answers: AsyncIterable<AnsweredCase>): AsyncGenerator<string> {
  let waiting: AnsweredCase[] = [];
  let columns: readonly string[] | null = null;
  for await (const answer of answers) {
    if (columns === null) {
      waiting.push(answer);
      if (waiting.length < ROWS_AT_ONCE) continue;
      columns = columnsOf(waiting);
      yield answerHeader(columns);
      for (const one of waiting) yield answerLine(columns, one);
      waiting = [];
    } else yield answerLine(columns, answer);
  }
  if (columns !== null) return;
  columns = columnsOf(waiting);
  yield answerHeader(columns);
  for (const one of waiting) yield answerLine(columns, one);
}

/** All fields that the cases have, in the order in which they first come up. */
const columnsOf = (answers: readonly AnsweredCase[]): readonly string[] => [
  ...new Set(answers.flatMap(({ input }) => Object.keys(fieldsOf(input)))),
];

function answerOf(one: CaseAnswer): AnsweredCase {
  const { row, input, run, review } = one;
  const verdict = review?.status === 'decided' ? review.verdict : null;
  const answer = review === null ? null : answerIn(review);
  return {
    row,
    runId: run?.id ?? null,
    status: statusOf(one),
    input,
    verdict: verdict?.type ?? null,
    answer,
    changes: review === null || answer === null ? [] : changesOf(review.content.proposal.payload, answer),
    reasonCode: verdict?.reasonCode ?? null,
    message: verdict?.message ?? null,
    reviewer: verdict === null ? null : (review?.decidedBy ?? null),
    decidedAt: verdict === null ? null : (review?.decidedAt ?? null),
  };
}

function statusOf({ problem, run, review }: CaseAnswer): CaseStatus {
  if (problem !== null) return 'refused';
  if (run === null) return 'starting';
  if (run.status === 'failed' || run.status === 'cancelled') return run.status;
  if (review === null) return run.status === 'ended' ? 'passed' : 'running';
  return STATUS_OF[review.status];
}

const STATUS_OF = {
  open: 'waiting',
  decided: 'answered',
  expired: 'expired',
  cancelled: 'cancelled',
} as const satisfies Record<Review['status'], CaseStatus>;

/** What was approved, or what a rejection says would have been right. */
function answerIn({ status, verdict, content }: Review): JsonObject | null {
  if (status !== 'decided' || verdict === null) return null;
  if (verdict.edited !== undefined) return verdict.edited;
  return verdict.type === 'approve' ? content.proposal.payload : null;
}

function changesOf(before: JsonObject, after: JsonObject): AnsweredCase['changes'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const [from, to]: Json[] = [before[field] ?? null, after[field] ?? null];
    return contentHash(from ?? null) === contentHash(to ?? null)
      ? []
      : [{ field, from: from ?? null, to: to ?? null }];
  });
}
