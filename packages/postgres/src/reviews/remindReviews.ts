import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/** Counts one more reminder of open reviews of locked runs. */
export async function remindReviews(
  tx: TransactionSql,
  reviews: readonly Readonly<{ run_id: string; id: string }>[],
): Promise<void> {
  if (reviews.length === 0) return;
  await tx`
    update reviews
    set reminders = reminders + 1
    from json_to_recordset(${jsonRows(reviews)}::text::json) as reminded (run_id uuid, id uuid)
    where reviews.id = reminded.id and reviews.run_id = reminded.run_id and reviews.status = 'open'`;
}
