import type { LedgerEntry, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

type LedgerLine = Readonly<{ seq: number; at: string; entry: LedgerEntry }>;

/** A checkpoint's ledger after `seq`, in decision order. */
export async function listLedger(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, after, limit }: Readonly<{ id: string; after: number; limit: number }>,
): Promise<readonly LedgerLine[]> {
  const rows = await tx<(Omit<LedgerLine, 'at'> & { at: Date })[]>`
    select seq::double precision as seq, at, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq > ${after}
    order by seq
    limit ${limit}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
