import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type EffectName = Readonly<{ run_id: string; key: string }>;
export type LockedEffect = Readonly<{
  runId: string;
  key: string;
  token: number;
  isHeld: boolean;
  isParked: boolean;
}>;

/** Locks the effects whose results have come or whose incidents are resolved, so that nobody claims them until the result is written. */
export async function lockEffects(
  tx: TransactionSql,
  names: readonly EffectName[],
): Promise<readonly LockedEffect[]> {
  if (names.length === 0) return [];
  return tx<LockedEffect[]>`
    select effects.run_id, effects.key, effects.token,
      effects.worker_id is not null and effects.problem is null as is_held,
      effects.problem is not null as is_parked
    from effects
    join json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, key text)
      on effects.run_id = name.run_id and effects.key = name.key
    order by effects.run_id, effects.key
    for update of effects`;
}
