import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { TimerName } from './findTimers.ts';

/** Removes timers that have fired or are not waited for any more. */
export function deleteTimers(tx: Writer, names: readonly TimerName[]): Statement {
  if (names.length === 0) return null;
  return tx`
    delete from timers
    using json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, id text)
    where timers.run_id = name.run_id and timers.id = name.id`;
}
