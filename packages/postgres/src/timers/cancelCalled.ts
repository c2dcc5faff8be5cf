import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

/**
 * Sets the timer that cancels a run for each unfinished run of these calls. Their effects are gone by now, and with them
 * the leave to start another run.
 */
export function cancelCalled(
  tx: Writer,
  calls: readonly Readonly<{ run_id: string; key: string; undo: boolean }>[],
): Statement {
  if (calls.length === 0) return null;
  return tx`
    insert into timers (workspace_id, run_id, id, node, visit, name, due_at)
    select workspace_id, runs.id, 'cancel', '', 0, case when undo then 'cancelWithUndo' else 'cancel' end, now()
    from runs
    join json_to_recordset(${jsonRows(calls)}::text::json) as call (run_id uuid, key text, undo boolean)
      on parent_run_id = call.run_id and parent_key = call.key
    where final_status is null
    on conflict do nothing`;
}
