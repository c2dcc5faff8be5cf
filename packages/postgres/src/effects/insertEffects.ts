import { isLeasedAtCommit, type Lease, type NewEffect, NORMAL_RANK } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import { pack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type EffectRow = NewEffect & Readonly<{ workspace_id: string; run_id: string }>;

/**
 * Stores new effects: held already by the worker that commits them, which starts them without asking again, or free
 * for any worker when there is no lease or a limit has to be kept; or parked.
 */
export function insertEffects(tx: Writer, effects: readonly EffectRow[], lease: Lease | null): Statement {
  if (effects.length === 0) return null;
  const rows = effects.map(({ input, ...effect }) => ({
    ...effect,
    priority: effect.priority ?? NORMAL_RANK,
    packed_input: pack(input),
    held: lease !== null && isLeasedAtCommit({ input, ...effect }),
  }));
  return tx`
    insert into effects (workspace_id, run_id, key, kind, node, visit, once, packed_input, traceparent, priority, lane,
      problem, parked_at, claims, worker_id, due_at)
    select workspace_id, run_id, key, kind, node, visit, once, decode(packed_input, 'base64'), traceparent,
      priority, lane, problem,
      case when problem is not null then now() end,
      case when held then 1 else 0 end,
      case when held then ${lease?.workerId ?? null} end,
      now() + case when held then ${lease?.leaseMs ?? 0} else 0 end * interval '1 millisecond'
    from json_to_recordset(${jsonRows(rows)}::text::json) as effect (workspace_id text, run_id uuid, key text,
      kind text, node text, visit integer, once boolean, packed_input text, traceparent text, priority smallint, lane text,
      problem json, held boolean)`;
}
