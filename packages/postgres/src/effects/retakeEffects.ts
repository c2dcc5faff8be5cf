import type { Lease } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { EffectName } from './lockEffects.ts';

export type RetakenEffect = Readonly<{ runId: string; key: string }>;

/**
 * Holds effects anew that were leased by a commit whose answer was lost, so that nobody has begun them; without a lease
 * they are free, as if they had never been held. Left out is what was claimed by somebody in the meantime.
 */
export function retakeEffects(
  tx: Writer,
  effects: readonly EffectName[],
  lease: Lease | null,
): Statement<RetakenEffect> {
  if (effects.length === 0) return null;
  return tx<RetakenEffect[]>`
    with unbegun as (
      select effects.run_id, effects.key
      from effects
      join json_to_recordset(${jsonRows(effects)}::text::json) as name (run_id uuid, key text)
        on effects.run_id = name.run_id and effects.key = name.key
      where token = 1 and claims = 1 and worker_id is not null and problem is null
      order by effects.run_id, effects.key
      for update of effects
    )
    update effects
    set worker_id = ${lease?.workerId ?? null}, claims = ${lease === null ? 0 : 1},
      due_at = now() + ${lease?.leaseMs ?? 0} * interval '1 millisecond'
    from unbegun
    where effects.run_id = unbegun.run_id and effects.key = unbegun.key
    returning effects.run_id, effects.key`;
}
