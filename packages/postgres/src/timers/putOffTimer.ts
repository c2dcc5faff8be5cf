import type { TimerKey } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** Has a timer fire later; one that is gone by now stays gone. */
export async function putOffTimer(worker: Sql, { runId, id }: TimerKey, delayMs: number): Promise<void> {
  await worker`
    update timers set due_at = now() + ${delayMs} * interval '1 millisecond'
    where run_id = ${runId} and id = ${id}`;
}
