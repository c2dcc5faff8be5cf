import type { LedgerEntry, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

type TurnLine = Readonly<{ seq: number; at: string; entry: LedgerEntry }>;
type TurnRow = Readonly<{ seq: number; at: Date; packed: Uint8Array | null; entry: LedgerEntry | null }>;

/** The lines with which something changed for a checkpoint's trusts, newest first; before a line where one is given. */
export async function listTurns(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, before, limit }: Readonly<{ id: string; before: number | null; limit: number }>,
): Promise<readonly TurnLine[]> {
  const rows = await tx<TurnRow[]>`
    select seq::double precision as seq, at, packed, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id}
      and (${before}::bigint is null or seq < ${before}::bigint)
      and kind in ('policy', 'epoch', 'proposed', 'lapsed', 'answered', 'acknowledged', 'rung', 'overdue', 'late')
    order by ledger.seq desc
    limit ${limit}`;
  return rows.map(({ packed, entry, seq, at }) => ({
    ...{ seq, at: at.toISOString() },
    entry: unpack(packed, entry),
  }));
}
