import type { HeldEffect } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/**
 * Takes one unanswered claim off the count of effects that were claimed again after these leases. Where no claim but that
 * of the present holder is unanswered, the one in question was answered after all, or is not counted any more. What was
 * unanswered when the lease was given stays counted, so that saying it again takes off no more than others have added.
 */
export async function forgiveClaims(worker: Sql, effects: readonly HeldEffect[]): Promise<void> {
  if (effects.length === 0) return;
  await worker`
    with counted as (
      select effects.run_id, effects.key
      from effects
      join json_to_recordset(${jsonRows(effects)}::text::json) as lost ("runId" uuid, key text, token integer, claims integer, attempts integer)
        on effects.run_id = lost."runId" and effects.key = lost.key and effects.token > lost.token
      where not effects.once
        and effects.claims - effects.attempts > greatest(lost.claims - lost.attempts, case when effects.worker_id is null then 0 else 1 end)
      order by effects.run_id, effects.key
      for update of effects
    )
    update effects
    set claims = claims - 1
    from counted
    where effects.run_id = counted.run_id and effects.key = counted.key`;
}
