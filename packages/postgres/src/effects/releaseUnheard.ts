import type { Lease } from '@countersign/runtime';
import type { Sql } from 'postgres';

/**
 * Gives back what a worker was given in an answer that never reached it: a lease that is older than a third of its time
 * although the worker has prolonged all that it knows of just now.
 */
export async function releaseUnheard(worker: Sql, { workerId, leaseMs }: Lease): Promise<void> {
  await worker`
    with unheard as (
      select run_id, key from effects
      where worker_id = ${workerId} and not once
        and due_at <= now() + ${(leaseMs * 2) / 3} * interval '1 millisecond'
      order by run_id, key
      for update
    )
    update effects
    set worker_id = null, claims = claims - 1, token = token + 1, due_at = now()
    from unheard
    where effects.run_id = unheard.run_id and effects.key = unheard.key`;
}
