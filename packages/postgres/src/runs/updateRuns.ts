import { isFinal } from '@countersign/model';
import type { Turn } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import { pack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';

/** Writes the states of locked runs after a turn. A turn that follows the end, such as a verdict on a sample, keeps it. */
export function updateRuns(tx: Writer, turns: readonly Turn[]): Statement {
  if (turns.length === 0) return null;
  const rows = turns.map((turn) => ({
    id: turn.runId,
    status: turn.status,
    final_status: isFinal(turn.status) ? turn.status : null,
    outcome: turn.outcome,
    output: turn.output,
    packed_snapshot: pack(turn.snapshot),
    events: turn.events.length,
  }));
  return tx`
    update runs
    set status = turn.status, final_status = turn.final_status,
      outcome = coalesce(turn.outcome, runs.outcome), output = coalesce(turn.output, runs.output),
      snapshot = null, packed_snapshot = decode(turn.packed_snapshot, 'base64'), revision = revision + 1, last_seq = last_seq + turn.events, updated_at = now()
    from json_to_recordset(${jsonRows(rows)}::text::json) as turn (id uuid, status text, final_status text,
      outcome text, output json, packed_snapshot text, events integer)
    where runs.id = turn.id`;
}
