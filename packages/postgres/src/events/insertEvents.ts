import type { RunEventDraft } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import { pack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';
import { storedEvents } from './storedEvents.ts';

/** The events of one turn; `first_seq` continues the run's numbering. */
export type TurnEvents = Readonly<{
  workspace_id: string;
  run_id: string;
  turn: string;
  first_seq: number;
  events: readonly RunEventDraft[];
}>;

export function insertEvents(tx: Writer, turns: readonly TurnEvents[]): Statement {
  if (turns.length === 0) return null;
  const rows = turns.map(rowOf);
  return tx`
    insert into run_events (workspace_id, run_id, turn, first_seq, at, packed)
    select workspace_id, run_id, turn, first_seq, at, decode(packed, 'base64')
    from json_to_recordset(${jsonRows(rows)}::text::json) as turned (workspace_id text, run_id uuid, turn uuid,
      first_seq integer, at timestamptz, packed text)`;
}

const rowOf = ({ events, ...turn }: TurnEvents) => ({ ...turn, ...packedEvents(events) });

/** The columns that hold the events of a turn. */
export function packedEvents(events: readonly RunEventDraft[]) {
  const { at, events: shortened } = storedEvents(events);
  return { at, packed: pack(shortened) };
}
