import { isFinal } from '@countersign/model';
import type { Turn } from '@countersign/runtime';
import { packedEvents } from '../events/insertEvents.ts';
import { jsonRows } from '../jsonRows.ts';
import { pack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type Moved = Readonly<{ at: Date }>;

/**
 * Writes the states of runs after a turn together with the events of the turn, numbered after the run's last. Ends the
 * transaction when one of the runs is not there or has been moved by somebody else. Rows go by id, which is the order in
 * which every writer locks runs. The workspace is asked for in words that fit no index: while tables are small, its index
 * looks as good as the one by id.
 */
export function moveRunsOn(tx: Writer, turns: readonly Turn[]): Statement<Moved> {
  if (turns.length === 0) return null;
  const rows = turns.map(rowOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  return tx<Moved[]>`
    with moved as (
      update runs
      set status = turn.status, final_status = turn.final_status,
        outcome = coalesce(turn.outcome, runs.outcome), output = coalesce(turn.output, runs.output), snapshot = null,
        packed_snapshot = decode(turn.packed_snapshot, 'base64'), revision = runs.revision + 1,
        last_seq = last_seq + turn.events, updated_at = now()
      from json_to_recordset(${jsonRows(rows)}::text::json) as turn (id uuid, turn uuid, workspace_id text, revision integer,
        status text, final_status text, outcome text, output json, packed_snapshot text, events integer,
        at timestamptz, packed text)
      where runs.id = turn.id and runs.workspace_id is not distinct from turn.workspace_id
        and runs.revision = turn.revision
      returning runs.id, runs.workspace_id, runs.flow_id, runs.created_at, runs.final_status,
        runs.last_seq - turn.events + 1 as first_seq, turn.turn, turn.at, turn.packed
    ), noted as (
      insert into run_events (workspace_id, run_id, turn, first_seq, at, packed)
      select workspace_id, id, turn, first_seq, at, decode(packed, 'base64') from moved where packed is not null
    ), unmarked as (
      delete from run_marks using moved
      where final_status is not null and run_marks.workspace_id = moved.workspace_id and mark = 'active'
        and run_marks.created_at = moved.created_at and run_id = moved.id
    ), marked as (
      insert into run_marks (workspace_id, mark, created_at, run_id, flow_id)
      select workspace_id, final_status, created_at, id, flow_id from moved where final_status <> 'ended'
      on conflict do nothing
    )
    select now() as at, as_expected(count(*), ${rows.length}) from moved`;
}

function rowOf({ id, runId, workspaceId, expectedRevision, events, ...turn }: Turn) {
  const { status, outcome, output, snapshot } = turn;
  return {
    ...{ id: runId, turn: id, workspace_id: workspaceId, revision: expectedRevision, events: events.length },
    ...{ status, outcome, output, packed_snapshot: pack(snapshot) },
    final_status: isFinal(status) ? status : null,
    ...(events.length === 0 ? {} : packedEvents(events)),
  };
}
