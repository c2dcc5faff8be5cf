import { impliedStatus, SORT_ORDER, type WorkspaceId } from '@countersign/model';
import type { Page, ReviewListing, ReviewSummary } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type Cursor, decodeCursor, encodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { lookedThrough } from './lookedThrough.ts';
import { allOf, namesReviews, reviewConditions } from './reviewConditions.ts';
import { type ReviewRow, reviewOf } from './reviewOf.ts';
import { branchesOf, SORTINGS } from './reviewSorts.ts';
import { summaryOf } from './summaryOf.ts';

/** How many rows are looked through for a page at first; each time that nothing was among them, twice as many more. */
const LOOKED_AT_FIRST = 20_000;

type SummaryRow = ReviewRow & Readonly<{ sortedBy: string }>;

/**
 * A workspace's reviews without their content, oldest first unless sorted otherwise. An index gives them in order and
 * those that the filter does not mean are left out: a page is full soon, or as many were looked through as may be and it
 * ends early, at the last one that was looked at. It is empty only when there is nothing more.
 */
export async function listReviews(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  listing: ReviewListing,
): Promise<Page<ReviewSummary>> {
  const limit = pageLimit(listing.limit);
  let after = decodeCursor(listing.cursor);
  for (let looked = LOOKED_AT_FIRST; ; looked *= 2) {
    const asked = askedFor(tx, { workspaceId, listing, after, looked });
    const rows = await findPage(tx, asked, limit);
    const page = pageOf(rows, limit, itemOf);
    if (page.nextCursor !== null || !asked.isSearched) return page;
    const end = await endOfLook(tx, asked);
    if (end === undefined || rows.length > 0) return { ...page, nextCursor: end ? encodeCursor(end) : null };
    after = end;
  }
}

type Look = Readonly<{
  workspaceId: WorkspaceId;
  listing: ReviewListing;
  after: Cursor | undefined;
  looked: number;
}>;

function askedFor(tx: TransactionSql, { workspaceId, listing, after, looked }: Look) {
  const { sort = 'oldest', order = SORT_ORDER[sort] } = listing;
  const sorting = SORTINGS[sort];
  const conditions = reviewConditions(tx, workspaceId, listing);
  // What the index itself can tell says where the look begins and ends; few reviews are found by a run or a name.
  const isKnown = ({ column }: { column: string }) => namesReviews(listing) || column === sorting.column;
  const searched = conditions.filter((condition) => !isKnown(condition));
  const rows = lookedThrough(tx, {
    ...{ workspaceId, keys: sorting.keys, order, after, looked },
    branches: branchesOf(sort, impliedStatus(listing)),
    within: allOf(tx, conditions.filter(isKnown)),
  });
  return { rows, searched: allOf(tx, searched), isSearched: searched.length > 0, looked };
}

type Asked = ReturnType<typeof askedFor>;

/** Only what is on the page is joined with its content. */
function findPage(tx: TransactionSql, { rows, searched }: Asked, limit: number) {
  return tx<SummaryRow[]>`
    select id, kind, status, run_id, flow, version, node, node_title, visit, checkpoint_id, subject, case_type,
      confidence, amount, stakes, role, excluded, etag, opened_at, due_at, reminders, decided_at, decided_by, verdict,
      pending, packed, content, sorted_by
    from (
      select *, ${rows.keysAsText} as sorted_by from ${rows.looked}
      where true ${searched}
      order by ${rows.inOrder}
      limit ${limit + 1}
    ) as page
    join review_contents on review_id = page.id
    order by ${rows.inOrder}`;
}

/** The last row of a look that did not come to the end. */
async function endOfLook(tx: TransactionSql, { rows, looked }: Asked): Promise<Cursor | undefined> {
  const [row] = await tx<Cursor[]>`
    select ${rows.keysAsText} as value, id from ${rows.looked}
    order by ${rows.inOrder} offset ${looked - 1} limit 1`;
  return row;
}

const itemOf = ({ sortedBy: _, ...row }: SummaryRow): ReviewSummary => summaryOf(reviewOf(row));
