import type { Sql } from 'postgres';

/** Gives back all that a worker holds; the claim did not lead to an attempt, so it is not counted. */
export async function releaseLeases(worker: Sql, workerId: string): Promise<void> {
  await worker`
    update effects
    set worker_id = null, claims = claims - 1, token = token + 1, due_at = now()
    where worker_id = ${workerId}`;
}
