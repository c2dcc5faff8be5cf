import type { ReviewId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import type { Watermark } from './lockWatermark.ts';

/** An entry of the audit chain; with the review that it is about when it is a verdict. */
export type VerdictEntry = { readonly seq: number; readonly reviewId: ReviewId | null };

/** The entries behind a mark, in order. They have no gap that could be filled later: the chain is written under a lock. */
export function listVerdictEntries(
  tx: TransactionSql,
  { workspaceId, seq }: Watermark,
  limit: number,
): Promise<readonly VerdictEntry[]> {
  return tx<VerdictEntry[]>`
    select seq, case when action like 'review.%' and object ~ '^review:[0-9a-f-]{36}$' then substr(object, 8) end as review_id
    from audit
    where workspace_id = ${workspaceId} and seq > ${seq}
    order by seq
    limit ${limit}`;
}
