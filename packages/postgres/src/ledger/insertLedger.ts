import type { LedgerEntry } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import { pack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type LedgerRow = Readonly<{ workspace_id: string; checkpoint_id: string; entry: LedgerEntry }>;

/**
 * Appends to the ledgers of checkpoints, in the given order. The head of each is locked until the commit, in the order of
 * their ids, so numbers follow one another as the commits do. `kind` is what is counted: the decision or the verdict.
 */
export function insertLedger(tx: Writer, rows: readonly LedgerRow[]): Statement {
  if (rows.length === 0) return null;
  return tx`
    with line as (
      select *, row_number() over (partition by checkpoint_id order by place) as number
      from json_to_recordset(${jsonRows(rows.map((row, place) => ({ ...lineOf(row), place })))}::text::json) as line (place integer, workspace_id text,
        checkpoint_id uuid, kind text, packed text)
    ), head as (
      insert into ledger_heads (checkpoint_id, workspace_id, seq)
      select checkpoint_id, min(workspace_id), count(*) from line group by checkpoint_id order by checkpoint_id
      on conflict (checkpoint_id) do update set seq = ledger_heads.seq + excluded.seq
      returning checkpoint_id, seq
    )
    insert into ledger (seq, workspace_id, checkpoint_id, kind, packed)
    select head.seq - count(*) over (partition by checkpoint_id) + number, workspace_id, checkpoint_id, kind,
      decode(packed, 'base64')
    from line join head using (checkpoint_id)`;
}

/** A line as a row of JSON. */
export function lineOf<TRow extends { readonly entry: LedgerEntry }>({ entry, ...row }: TRow) {
  return { ...row, kind: kindOf(entry), packed: pack(entry) };
}

/** An answer that came too late counts for nothing and stands apart; earlier releases counted it with the others. */
function kindOf(entry: LedgerEntry): string {
  if (entry.type === 'decided') return entry.decision;
  if (entry.type === 'verdict' && entry.late === true) return 'late';
  return entry.type === 'verdict' ? entry.verdict : entry.type;
}
