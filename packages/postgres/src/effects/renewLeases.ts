import type { HeldEffect, Lease } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/**
 * Prolongs leases by their tokens; answers those that are no longer held. They are locked in the order in which turns lock
 * them.
 */
export async function renewLeases(
  worker: Sql,
  effects: readonly HeldEffect[],
  lease: Lease,
): Promise<readonly HeldEffect[]> {
  if (effects.length === 0) return [];
  const renewed = await worker<Pick<HeldEffect, 'runId' | 'key' | 'token'>[]>`
    with held as (
      select effects.run_id, effects.key
      from effects
      join json_to_recordset(${jsonRows(effects)}::text::json) as held ("runId" uuid, key text, token integer)
        on effects.run_id = held."runId" and effects.key = held.key and effects.token = held.token
      where effects.worker_id = ${lease.workerId}
      order by effects.run_id, effects.key
      for update of effects
    )
    update effects
    set due_at = now() + ${lease.leaseMs} * interval '1 millisecond'
    from held
    where effects.run_id = held.run_id and effects.key = held.key
    returning effects.run_id, effects.key, effects.token`;
  const kept = new Set(renewed.map(nameOf));
  return effects.filter((effect) => !kept.has(nameOf(effect)));
}

const nameOf = ({ runId, key, token }: Pick<HeldEffect, 'runId' | 'key' | 'token'>): string =>
  `${runId}:${key}:${token}`;
