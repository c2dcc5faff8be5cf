import type { Problem } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { EffectName } from './lockEffects.ts';

/** Takes effects out of circulation, with the reason; they are never claimed again by themselves. */
export function parkEffects(
  tx: Writer,
  effects: readonly (EffectName & Readonly<{ problem: Problem }>)[],
): Statement {
  if (effects.length === 0) return null;
  return tx`
    update effects
    set worker_id = null, token = token + 1, problem = effect.problem, parked_at = now()
    from json_to_recordset(${jsonRows(effects)}::text::json) as effect (run_id uuid, key text, problem json)
    where effects.run_id = effect.run_id and effects.key = effect.key`;
}
