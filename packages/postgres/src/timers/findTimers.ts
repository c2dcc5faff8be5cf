import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type TimerName = Readonly<{ run_id: string; id: string }>;

/** The timers among these that are still set. Their runs are locked, so none of them fires meanwhile. */
export function findTimers(
  tx: Writer,
  names: readonly TimerName[],
): Statement<Readonly<{ runId: string; id: string }>> {
  if (names.length === 0) return null;
  return tx<{ runId: string; id: string }[]>`
    select timers.run_id, timers.id
    from timers
    join json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, id text)
      on timers.run_id = name.run_id and timers.id = name.id`;
}
