import { segmentOf, type WorkspaceId } from '@countersign/model';
import type { TriedCase } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type AskedRow, askedCaseOf } from './askedCaseOf.ts';

type OpenRow = AskedRow & Readonly<{ caseType: string | null }>;

/** More than wait at any desk that still judges, and no more than one answer may hold. */
const MOST_OPEN = 10_000;

/** The cases of a checkpoint about which nobody has said anything yet, in time or not, newest first. */
export async function listOpenCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, references }: Readonly<{ id: string; references?: readonly string[] | undefined }>,
): Promise<readonly TriedCase[]> {
  const rows = await tx<OpenRow[]>`
    select reviews.id, run_id, kind, reviews.case_type, opened_at, created_at as started_at, packed, content
    from reviews join review_contents on review_id = reviews.id
    left join runs on runs.id = reviews.run_id
    where reviews.workspace_id = ${workspaceId} and reviews.checkpoint_id = ${id} and reviews.status = 'open'
    order by opened_at desc
    limit ${MOST_OPEN}`;
  return rows.map(({ caseType, ...row }) => ({
    ...askedCaseOf(row, references),
    ...{ seq: null, at: row.openedAt.toISOString(), segment: segmentOf({ caseType }) },
    ...{ verdict: null, loss: null, changed: null },
  }));
}
