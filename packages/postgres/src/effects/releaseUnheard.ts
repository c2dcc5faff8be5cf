import type { HeldEffect, Lease } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type Unheard = Readonly<{ lease: Lease; before: Date; kept: readonly HeldEffect[] }>;

/**
 * Gives back what a worker was given in answers that never reached it: leased to it before that time and not prolonged
 * since, although it has prolonged all that it knows of. Reads all effects, as `releaseLeases` does, after the store was away.
 */
export async function releaseUnheard(
  worker: Sql,
  { lease: { workerId, leaseMs }, before, kept }: Unheard,
): Promise<void> {
  await worker`
    with unheard as (
      select run_id, key from effects
      where worker_id = ${workerId}
        and due_at < ${before}::timestamptz + ${leaseMs} * interval '1 millisecond'
        and not exists (
          select from json_to_recordset(${jsonRows(kept)}::text::json) as kept ("runId" uuid, key text, token integer)
          where kept."runId" = effects.run_id and kept.key = effects.key and kept.token = effects.token
        )
      order by run_id, key
      for update
    )
    update effects
    set worker_id = null, claims = claims - 1, token = token + 1, due_at = now()
    from unheard
    where effects.run_id = unheard.run_id and effects.key = unheard.key`;
}
