import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { EffectName } from './lockEffects.ts';

/**
 * Gives calls back until one of their runs is over, or for a while; at once when one was over since they were claimed.
 * Looking is no attempt, so the claim is not counted.
 */
export function awaitCalls(
  tx: Writer,
  effects: readonly (EffectName & Readonly<{ delay_ms: number }>)[],
): Statement {
  if (effects.length === 0) return null;
  return tx`
    update effects
    set worker_id = null, claims = 0, token = token + 1, nudged = false,
      due_at = case when nudged then now() else now() + effect.delay_ms * interval '1 millisecond' end
    from json_to_recordset(${jsonRows(effects)}::text::json) as effect (run_id uuid, key text,
      delay_ms double precision)
    where effects.run_id = effect.run_id and effects.key = effect.key`;
}
