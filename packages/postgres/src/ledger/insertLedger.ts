import type { LedgerEntry } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type LedgerRow = Readonly<{ workspace_id: string; checkpoint_id: string; entry: LedgerEntry }>;

/** Appends to the ledgers of checkpoints, in the given order. `kind` is what is counted: the decision or the verdict. */
export async function insertLedger(tx: TransactionSql, rows: readonly LedgerRow[]): Promise<void> {
  if (rows.length === 0) return;
  const counted = rows.map((row) => ({
    ...row,
    kind: row.entry.type === 'decided' ? row.entry.decision : row.entry.verdict,
  }));
  await tx`
    insert into ledger (workspace_id, checkpoint_id, kind, entry)
    select workspace_id, checkpoint_id, kind, entry
    from json_to_recordset(${jsonRows(counted)}::text::json) as line (workspace_id text, checkpoint_id uuid,
      kind text, entry json)`;
}
