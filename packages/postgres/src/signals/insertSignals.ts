import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type SignalRow = Readonly<{ workspace_id: string; run_id: string; key: string; body_hash: string }>;

/** Remembers the keys of signals that runs have taken. The runs are locked, so no key comes twice at a time. */
export function insertSignals(tx: Writer, signals: readonly SignalRow[]): Statement {
  if (signals.length === 0) return null;
  return tx`
    insert into signal_keys (workspace_id, run_id, key, body_hash)
    select workspace_id, run_id, key, body_hash
    from json_to_recordset(${jsonRows(signals)}::text::json) as signal (workspace_id text, run_id uuid, key text,
      body_hash text)`;
}
