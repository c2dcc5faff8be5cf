import type { LedgerEntry, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

type LedgerLine = Readonly<{ seq: number; at: string; entry: LedgerEntry }>;
type LedgerRow = Readonly<{ seq: number; at: Date; packed: Uint8Array | null; entry: LedgerEntry | null }>;

/** Every line of a checkpoint's ledger, newest first; before a line where one is given. */
export async function listNewest(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, before, limit }: Readonly<{ id: string; before: number | null; limit: number }>,
): Promise<readonly LedgerLine[]> {
  const rows = await tx<LedgerRow[]>`
    select seq::double precision as seq, at, packed, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id}
      and (${before}::bigint is null or seq < ${before}::bigint)
    order by ledger.seq desc
    limit ${limit}`;
  return rows.map(({ packed, entry, seq, at }) => ({
    ...{ seq, at: at.toISOString() },
    entry: unpack(packed, entry),
  }));
}
