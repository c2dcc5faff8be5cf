import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import type { TimerName } from './findTimers.ts';

/** Removes timers that have fired or are not waited for any more. */
export async function deleteTimers(tx: TransactionSql, names: readonly TimerName[]): Promise<void> {
  if (names.length === 0) return;
  await tx`
    delete from timers
    using json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, id text)
    where timers.run_id = name.run_id and timers.id = name.id`;
}
