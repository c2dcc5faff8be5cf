import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { EffectName } from './lockEffects.ts';

/** An effect and the token under which somebody performed it. */
export type PerformedEffect = EffectName & Readonly<{ token: number }>;

/**
 * Removes effects whose results have come. Ends the transaction when one of them is not held under its token any more.
 * They go in one order for all, as those that `lockEffects` locks. Whether they are held is asked of what was found by name:
 * as a condition it would let few rows be expected of the whole table, which would then be read from end to end.
 */
export function takeEffects(tx: Writer, effects: readonly PerformedEffect[]): Statement {
  if (effects.length === 0) return null;
  const rows = [...effects].sort((a, b) => (a.run_id < b.run_id ? -1 : 1));
  return tx`
    with taken as (
      delete from effects
      using json_to_recordset(${jsonRows(rows)}::text::json) as performed (run_id uuid, key text, token integer)
      where effects.run_id = performed.run_id and effects.key = performed.key
      returning effects.token = performed.token and worker_id is not null and problem is null as is_held
    )
    select as_expected(count(*) filter (where is_held), ${rows.length}) from taken`;
}
