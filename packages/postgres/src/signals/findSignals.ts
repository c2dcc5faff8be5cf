import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type SignalName = Readonly<{ run_id: string; key: string }>;
export type TakenSignal = Readonly<{ runId: string; key: string; bodyHash: string }>;

/** The signals among these that their runs have taken before. */
export function findSignals(sql: Writer, names: readonly SignalName[]): Statement<TakenSignal> {
  if (names.length === 0) return null;
  return sql<TakenSignal[]>`
    select signal_keys.run_id, signal_keys.key, signal_keys.body_hash
    from signal_keys
    join json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, key text)
      on signal_keys.run_id = name.run_id and signal_keys.key = name.key`;
}
