import type { HeldEffect } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/**
 * Gives back all that a worker holds but these leases; the claim did not lead to an attempt, so it is not counted. Reads
 * all effects: an index of who holds what would be written with every claim, and this is done when a worker ends.
 */
export async function releaseLeases(
  worker: Sql,
  workerId: string,
  kept: readonly HeldEffect[] = [],
): Promise<void> {
  await worker`
    update effects
    set worker_id = null, claims = claims - 1, token = token + 1, due_at = now()
    where worker_id = ${workerId} and not exists (
      select from json_to_recordset(${jsonRows(kept)}::text::json) as kept ("runId" uuid, key text, token integer)
      where kept."runId" = effects.run_id and kept.key = effects.key and kept.token = effects.token
    )`;
}
