import type { DueTimer } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** Timers whose time has come by the database's clock, oldest first. */
export async function dueTimers(worker: Sql, limit: number): Promise<readonly DueTimer[]> {
  return worker<DueTimer[]>`
    select run_id, id, node, visit
    from timers
    where due_at <= now()
    order by due_at
    limit ${limit}`;
}
