import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { EffectName } from './lockEffects.ts';

/** Removes effects that are done or cancelled; whoever still works on one will find its token gone. */
export function deleteEffects(tx: Writer, names: readonly EffectName[]): Statement {
  if (names.length === 0) return null;
  return tx`
    delete from effects
    using json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, key text)
    where effects.run_id = name.run_id and effects.key = name.key`;
}
