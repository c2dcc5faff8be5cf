import type { Problem } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import type { EffectName } from './lockEffects.ts';

/** Takes effects out of circulation, with the reason; they are never claimed again by themselves. */
export async function parkEffects(
  tx: TransactionSql,
  effects: readonly (EffectName & Readonly<{ problem: Problem }>)[],
): Promise<void> {
  if (effects.length === 0) return;
  await tx`
    update effects
    set worker_id = null, token = token + 1, problem = effect.problem, parked_at = now()
    from json_to_recordset(${jsonRows(effects)}::text::json) as effect (run_id uuid, key text, problem json)
    where effects.run_id = effect.run_id and effects.key = effect.key`;
}
