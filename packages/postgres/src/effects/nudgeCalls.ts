import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { EffectName } from './lockEffects.ts';

/** Lets calls look again because a run of theirs is over: now, or as soon as whoever holds one gives it back. */
export function nudgeCalls(tx: Writer, names: readonly EffectName[]): Statement {
  if (names.length === 0) return null;
  return tx`
    update effects
    set nudged = true, due_at = case when worker_id is null then least(due_at, now()) else due_at end
    from json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, key text)
    where effects.run_id = name.run_id and effects.key = name.key`;
}
