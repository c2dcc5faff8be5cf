import type { Lease, NewEffect } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type EffectRow = NewEffect & Readonly<{ workspace_id: string; run_id: string }>;

/** Stores new effects, held already by the worker that commits them: it starts them without asking again. */
export async function insertEffects(tx: TransactionSql, effects: readonly EffectRow[], lease: Lease): Promise<void> {
  if (effects.length === 0) return;
  await tx`
    insert into effects (workspace_id, run_id, key, kind, node, visit, once, input, worker_id, due_at)
    select workspace_id, run_id, key, kind, node, visit, once, input,
      ${lease.workerId}, now() + ${lease.leaseMs} * interval '1 millisecond'
    from json_to_recordset(${jsonRows(effects)}::text::json) as effect (workspace_id text, run_id uuid, key text,
      kind text, node text, visit integer, once boolean, input json)`;
}
