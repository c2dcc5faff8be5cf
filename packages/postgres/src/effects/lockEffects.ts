import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type EffectName = Readonly<{ run_id: string; key: string }>;
export type LockedEffect = Readonly<{
  runId: string;
  key: string;
  token: number;
  isHeld: boolean;
  isParked: boolean;
  nudged: boolean;
  /** The outside world may be at work on it, or may have done it: not every claim has led to an answer. */
  isOpenAction: boolean;
}>;

/**
 * Locks the effects that turns are about, so that nobody claims them until all is written: those whose results have come
 * or whose incidents are resolved, that are called off or parked, and calls that start runs or whose runs are over.
 */
export function lockEffects(tx: Writer, names: readonly EffectName[]): Statement<LockedEffect> {
  if (names.length === 0) return null;
  return tx<LockedEffect[]>`
    select effects.run_id, effects.key, effects.token, effects.nudged,
      effects.worker_id is not null and effects.problem is null as is_held,
      effects.problem is not null as is_parked,
      effects.kind = 'action' and effects.claims > effects.attempts as is_open_action
    from effects
    join json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, key text)
      on effects.run_id = name.run_id and effects.key = name.key
    order by effects.run_id, effects.key
    for update of effects`;
}
