import type { Turn } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

/** Sets how many events new runs have, where their first turns have led to more than they came with. */
export function countEvents(tx: Writer, starts: readonly Turn[]): Statement {
  if (starts.length === 0) return null;
  const rows = starts.map(({ runId, events }) => ({ id: runId, last_seq: events.length }));
  return tx`
    update runs set last_seq = start.last_seq
    from json_to_recordset(${jsonRows(rows)}::text::json) as start (id uuid, last_seq integer)
    where runs.id = start.id`;
}
