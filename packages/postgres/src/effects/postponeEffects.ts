import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { EffectName } from './lockEffects.ts';

/** Gives effects back after a failed attempt; they can be claimed again, by anybody, after the delay. */
export function postponeEffects(
  tx: Writer,
  effects: readonly (EffectName & Readonly<{ delay_ms: number }>)[],
): Statement {
  if (effects.length === 0) return null;
  return tx`
    update effects
    set worker_id = null, attempts = attempts + 1, token = token + 1,
      due_at = now() + effect.delay_ms * interval '1 millisecond'
    from json_to_recordset(${jsonRows(effects)}::text::json) as effect (run_id uuid, key text,
      delay_ms double precision)
    where effects.run_id = effect.run_id and effects.key = effect.key`;
}
