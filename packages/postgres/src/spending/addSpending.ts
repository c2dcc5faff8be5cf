import type { Spending } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type SpendingRow = Spending & Readonly<{ workspace_id: string; flow_id: string }>;

/** Adds to the day's sums (UTC). Rows go in by key, so that two writers cannot wait for each other in a circle. */
export function addSpending(tx: Writer, rows: readonly SpendingRow[]): Statement {
  if (rows.length === 0) return null;
  return tx`
    insert into spending (workspace_id, day, flow_id, tokens, cost, steps, work_ms)
    select workspace_id, (now() at time zone 'UTC')::date, flow_id, sum(tokens), sum(cost),
      sum(steps), sum("workMs")
    from json_to_recordset(${jsonRows(rows)}::text::json) as spent (workspace_id text, flow_id uuid,
      tokens double precision, cost double precision, steps double precision, "workMs" double precision)
    group by workspace_id, flow_id
    order by workspace_id, flow_id
    on conflict (workspace_id, day, flow_id) do update
    set tokens = spending.tokens + excluded.tokens, cost = spending.cost + excluded.cost,
      steps = spending.steps + excluded.steps, work_ms = spending.work_ms + excluded.work_ms`;
}
