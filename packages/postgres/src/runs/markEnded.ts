import type { RunId } from '@countersign/model';
import type { Statement, Writer } from '../store/flight.ts';

/** Marks runs that have come to their end: they go on no longer, and some did not end well. */
export function markEnded(tx: Writer, ids: readonly RunId[]): Statement {
  if (ids.length === 0) return null;
  return tx`
    with ended as (
      select workspace_id, created_at, id, flow_id, final_status from runs where id = any(${[...ids]}::uuid[])
    ), unmarked as (
      delete from run_marks using ended
      where run_marks.workspace_id = ended.workspace_id and mark = 'active'
        and run_marks.created_at = ended.created_at and run_id = ended.id
    )
    insert into run_marks (workspace_id, mark, created_at, run_id, flow_id)
    select workspace_id, final_status, created_at, id, flow_id from ended where final_status <> 'ended'
    on conflict do nothing`;
}
