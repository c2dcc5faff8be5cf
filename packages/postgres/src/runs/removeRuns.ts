import type { RunId } from '@countersign/model';
import type { Statement, Writer } from '../store/flight.ts';

/** Takes runs back that this transaction has created, when their first turn turns out to have moved. */
export function removeRuns(tx: Writer, ids: readonly RunId[]): Statement {
  if (ids.length === 0) return null;
  return tx`
    with gone as (delete from runs where id = any(${[...ids]}::uuid[]) returning workspace_id, created_at, id)
    delete from run_marks using gone
    where run_marks.workspace_id = gone.workspace_id and run_marks.created_at = gone.created_at
      and run_marks.run_id = gone.id`;
}
