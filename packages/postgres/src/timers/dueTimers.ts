import type { DueTimer } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** Timers whose time has come by the database's clock, oldest first; a wait's own time comes before its time-out. */
export async function dueTimers(worker: Sql, limit: number): Promise<readonly DueTimer[]> {
  return worker<DueTimer[]>`
    select run_id, workspace_id, id, node, visit, name
    from timers
    where due_at <= now()
    order by due_at, name desc
    limit ${limit}`;
}
