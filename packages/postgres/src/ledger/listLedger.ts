import type { LedgerEntry, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

type LedgerLine = Readonly<{ seq: number; at: string; entry: LedgerEntry }>;
type LedgerRow = Readonly<{ seq: number; at: Date; packed: Uint8Array | null; entry: LedgerEntry | null }>;

/** A checkpoint's ledger after `seq`, in decision order. */
export async function listLedger(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, after, limit }: Readonly<{ id: string; after: number; limit: number }>,
): Promise<readonly LedgerLine[]> {
  const rows = await tx<LedgerRow[]>`
    select seq::double precision as seq, at, packed, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq > ${after}
    order by ledger.seq
    limit ${limit}`;
  return rows.map(({ packed, entry, seq, at }) => ({
    seq,
    at: at.toISOString(),
    entry: unpack(packed, entry),
  }));
}
