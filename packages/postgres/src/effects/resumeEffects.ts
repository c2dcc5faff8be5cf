import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { EffectName } from './lockEffects.ts';

/** Frees parked effects as if they had never been tried. */
export function resumeEffects(tx: Writer, names: readonly EffectName[]): Statement {
  if (names.length === 0) return null;
  return tx`
    update effects
    set problem = null, parked_at = null, worker_id = null, claims = 0, attempts = 0, token = token + 1, due_at = now()
    from json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, key text)
    where effects.run_id = name.run_id and effects.key = name.key`;
}
