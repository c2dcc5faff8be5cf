import type { Lease, NewEffect } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type EffectRow = NewEffect & Readonly<{ workspace_id: string; run_id: string }>;

/**
 * Stores new effects: held already by the worker that commits them, which starts them without asking again, or free
 * for any worker when there is no lease.
 */
export async function insertEffects(
  tx: TransactionSql,
  effects: readonly EffectRow[],
  lease: Lease | null,
): Promise<void> {
  if (effects.length === 0) return;
  await tx`
    insert into effects (workspace_id, run_id, key, kind, node, visit, once, input, traceparent, claims, worker_id, due_at)
    select workspace_id, run_id, key, kind, node, visit, once, input, traceparent, ${lease ? 1 : 0},
      ${lease?.workerId ?? null}, now() + ${lease?.leaseMs ?? 0} * interval '1 millisecond'
    from json_to_recordset(${jsonRows(effects)}::text::json) as effect (workspace_id text, run_id uuid, key text,
      kind text, node text, visit integer, once boolean, input json, traceparent text)`;
}
