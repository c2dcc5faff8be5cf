import type { Lease, LeasedEffect } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** Leases effects that are free or whose lease has run out, oldest first; several workers never get the same one. */
export async function claimEffects(
  worker: Sql,
  lease: Lease,
  limit: number,
): Promise<readonly LeasedEffect[]> {
  return worker<LeasedEffect[]>`
    with due as (
      select run_id, key
      from effects
      where due_at <= now() and problem is null
      order by due_at
      limit ${limit}
      for update skip locked
    )
    update effects
    set worker_id = ${lease.workerId}, claims = claims + 1, token = token + 1,
      due_at = now() + ${lease.leaseMs} * interval '1 millisecond'
    from due
    where effects.run_id = due.run_id and effects.key = due.key
    returning effects.key, kind, node, visit, input, once, traceparent, effects.run_id, workspace_id, token, claims, attempts`;
}
