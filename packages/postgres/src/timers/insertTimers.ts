import type { NewTimer } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type TimerRow = NewTimer & Readonly<{ workspace_id: string; run_id: string }>;

/** Sets timers, durations counted from the database's now. A timer set again under its id runs anew. */
export function insertTimers(tx: Writer, timers: readonly TimerRow[]): Statement {
  if (timers.length === 0) return null;
  return tx`
    insert into timers (workspace_id, run_id, id, node, visit, name, due_at)
    select workspace_id, run_id, id, node, visit, name, coalesce(due_at, now() + in_ms * interval '1 millisecond')
    from json_to_recordset(${jsonRows(timers.map(rowOf))}::text::json) as timer (workspace_id text, run_id uuid, id text,
      node text, visit integer, name text, due_at timestamptz, in_ms double precision)
    on conflict (run_id, id) do update
    set node = excluded.node, visit = excluded.visit, name = excluded.name, due_at = excluded.due_at`;
}

const rowOf = ({ due, ...timer }: TimerRow) =>
  'at' in due ? { ...timer, due_at: due.at } : { ...timer, in_ms: due.inMs };
