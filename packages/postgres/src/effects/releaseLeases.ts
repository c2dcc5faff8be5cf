import type { ReleasedLeases } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/**
 * Gives back all that a worker holds but the leases `kept`. A claim that did not lead to an attempt is not counted; one of
 * the leases `begun` is. Reads all effects: an index of who holds what would be written with every claim, and this is done
 * when a worker ends.
 */
export async function releaseLeases(
  worker: Sql,
  workerId: string,
  { kept = [], begun = [] }: ReleasedLeases = {},
): Promise<void> {
  const isAmong = (leases: typeof kept) => worker`exists (
    select from json_to_recordset(${jsonRows(leases)}::text::json) as lease ("runId" uuid, key text, token integer)
    where lease."runId" = effects.run_id and lease.key = effects.key and lease.token = effects.token
  )`;
  await worker`
    update effects
    set worker_id = null, token = token + 1, due_at = now(),
      claims = claims - case when ${isAmong(begun)} then 0 else 1 end
    where worker_id = ${workerId} and not ${isAmong(kept)}`;
}
