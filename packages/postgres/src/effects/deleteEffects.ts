import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import type { EffectName } from './lockEffects.ts';

/** Removes effects that are done or cancelled; whoever still works on one will find its token gone. */
export async function deleteEffects(tx: TransactionSql, names: readonly EffectName[]): Promise<void> {
  if (names.length === 0) return;
  await tx`
    delete from effects
    using json_to_recordset(${jsonRows(names)}::text::json) as name (run_id uuid, key text)
    where effects.run_id = name.run_id and effects.key = name.key`;
}
