import type { ReviewStatus, WorkspaceId } from '@countersign/model';
import type { Page, ReviewFilter, ReviewSort, ReviewSummary } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { decodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { isUuid } from '../isUuid.ts';
import { type ReviewRow, reviewOf } from './reviewOf.ts';

/** What each sort compares, never null, so that a page can begin after any item. */
const SORTS: {
  readonly [K in ReviewSort]: Readonly<{ value: string; type: string; direction: 'asc' | 'desc' }>;
} = {
  oldest: { value: 'opened_at', type: 'timestamptz', direction: 'asc' },
  newest: { value: 'opened_at', type: 'timestamptz', direction: 'desc' },
  confidence: { value: 'confidence', type: 'double precision', direction: 'asc' },
  amount: {
    value: `coalesce(amount, '-infinity'::double precision)`,
    type: 'double precision',
    direction: 'desc',
  },
  due: { value: `coalesce(due_at, 'infinity'::timestamptz)`, type: 'timestamptz', direction: 'asc' },
};

/** Written out, because a partial index is used only for a condition known when the statement is planned. */
const HAS_STATUS: { readonly [K in ReviewStatus]: string } = {
  open: "status = 'open'",
  decided: "status = 'decided'",
  expired: "status = 'expired'",
  cancelled: "status = 'cancelled'",
};

type SummaryRow = ReviewRow & Readonly<{ sortedBy: string }>;

/** A workspace's reviews without their content, oldest first unless sorted otherwise. */
export async function listReviews(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  filter: ReviewFilter,
): Promise<Page<ReviewSummary>> {
  const limit = pageLimit(filter.limit);
  const sort = SORTS[filter.sort ?? 'oldest'];
  const [value, direction] = [tx.unsafe(sort.value), tx.unsafe(sort.direction)];
  // The page is cut out of the narrow rows first; only what is on it is joined with its content.
  const rows = await tx<SummaryRow[]>`
    select id, kind, status, run_id, flow, version, node, node_title, visit, checkpoint_id, subject, case_type,
      confidence, amount, stakes, role, excluded, etag, opened_at, due_at, reminders, decided_at, decided_by, verdict,
      packed, content,
      (${value})::text as sorted_by
    from (
      select * from reviews
      where workspace_id = ${workspaceId} ${conditions(tx, filter)}
      order by ${value} ${direction}, id ${direction}
      limit ${limit + 1}
    ) as page
    join review_contents on review_id = page.id
    order by ${value} ${direction}, id ${direction}`;
  return pageOf(rows, limit, summaryOf);
}

function conditions(tx: TransactionSql, filter: ReviewFilter) {
  const { status, kind, run, flow, checkpoint, caseType, minConfidence } = filter;
  const sort = SORTS[filter.sort ?? 'oldest'];
  const cursor = decodeCursor(filter.cursor);
  const after = tx.unsafe(sort.direction === 'asc' ? '>' : '<');
  const value = tx.unsafe(sort.value);
  return tx`
    ${status === undefined ? tx`` : tx`and ${tx.unsafe(HAS_STATUS[status])}`}
    ${kind === undefined ? tx`` : tx`and kind = ${kind}`}
    ${run === undefined ? tx`` : tx`and run_id = ${run}`}
    ${flow === undefined ? tx`` : tx`and flow = ${flow}`}
    ${checkpoint === undefined ? tx`` : tx`and checkpoint_id = ${isUuid(checkpoint) ? checkpoint : null}`}
    ${caseType === undefined ? tx`` : tx`and case_type = ${caseType}`}
    ${minConfidence === undefined ? tx`` : tx`and confidence >= ${minConfidence}`}
    ${cursor ? tx`and (${value}, id) ${after} (${cursor.value}::text::${tx.unsafe(sort.type)}, ${cursor.id}::uuid)` : tx``}`;
}

function summaryOf({ sortedBy: _, ...row }: SummaryRow): ReviewSummary {
  const { content, ...review } = reviewOf(row);
  const { decision, summary, flags } = content.proposal;
  const { question, approvals } = content;
  return { ...review, question, decision, summary, flags, approvals };
}
