import type { Review } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

type Reminded = Pick<Review, 'id' | 'runId' | 'node' | 'visit' | 'status'>;

/** When each of these reviews is brought to mind again; those that are not, are not named. */
export async function nextReminders(
  tx: TransactionSql,
  reviews: readonly Reminded[],
): Promise<ReadonlyMap<string, string>> {
  const open = reviews.filter(({ status }) => status === 'open');
  if (open.length === 0) return new Map();
  const named = open.map(({ id, runId, node, visit }) => ({
    review: id,
    run: runId,
    id: timerOf(node, visit),
  }));
  const rows = await tx<{ review: string; dueAt: Date }[]>`
    select review, due_at
    from json_to_recordset(${jsonRows(named)}::text::json) as named (review uuid, run uuid, id text)
    join timers on timers.run_id = run and timers.id = named.id`;
  return new Map(rows.map(({ review, dueAt }) => [review, dueAt.toISOString()]));
}

const timerOf = (node: string, visit: number): string => `${node}/${visit}/remind`;
