import type { ReviewContent, ReviewId, RunId, SampleLane, Verdict, WorkspaceId } from '@countersign/model';
import type { Check, Checkpoints } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { askForPage, decodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { unpack } from '../packed.ts';

type Page = Awaited<ReturnType<Checkpoints['checks']>>;
type Row = Readonly<{
  id: ReviewId;
  sortedBy: string;
  runId: RunId;
  caseType: string | null;
  openedAt: Date;
  dueAt: Date | null;
  isDue: boolean;
  status: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  verdict: Verdict | null;
  packed: Uint8Array | null;
  content: ReviewContent | null;
}>;

/** The cases of a checkpoint that were picked for a check after they had passed, the newest first, each with its fate. */
export function listChecks(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  {
    id,
    cursor,
    limit: asked,
  }: Readonly<{ id: string; cursor?: string | undefined; limit?: number | undefined }>,
): Promise<Page> {
  const limit = pageLimit(asked);
  const after = decodeCursor(cursor);
  return askForPage(cursor, async () => {
    const rows = await tx<Row[]>`
      select reviews.id, reviews.opened_at::text as sorted_by, run_id, case_type, opened_at, due_at,
        due_at < now() as is_due, status, decided_at, decided_by, verdict, packed, content
      from reviews join review_contents on review_contents.review_id = reviews.id
      where reviews.workspace_id = ${workspaceId} and checkpoint_id = ${id} and kind = 'sample'
        and (${after === undefined} or (opened_at, reviews.id) < (${after?.value ?? 'now'}::text::timestamptz,
          ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid))
      order by opened_at desc, reviews.id desc
      limit ${limit + 1}`;
    return pageOf(rows, limit, checkOf);
  });
}

function checkOf(row: Row): Check {
  const { reasons, evidence } = unpack<ReviewContent>(row.packed, row.content);
  const drawn = reasons.flatMap((reason) => (reason.type === 'sampled' ? [reason] : []));
  const { id: reviewId, runId, caseType, openedAt, dueAt, decidedAt, decidedBy, verdict } = row;
  return {
    ...{ reviewId, runId, caseType },
    drawnAt: openedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    lanes: drawn.map(({ lane }): SampleLane => lane),
    probability: evidence?.probability ?? null,
    fate: fateOf(row),
    isLate: decidedAt !== null && dueAt !== null && decidedAt > dueAt,
    isCritical: verdict?.type === 'incorrect' && verdict.critical === true,
    by: decidedBy,
    at: decidedAt?.toISOString() ?? null,
  };
}

/** An answer after the deadline is told as it is, although the case had been counted as an error by then. */
function fateOf({ status, verdict, isDue }: Row): Check['fate'] {
  if (status === 'open') return isDue ? 'overdue' : 'open';
  if (verdict?.type === 'correct' || verdict?.type === 'incorrect') return verdict.type;
  return 'closed';
}
