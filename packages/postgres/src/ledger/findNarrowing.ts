import type { AcknowledgedLine, LedgerEntry, RungLine, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

type Row = Readonly<{ packed: Uint8Array | null; entry: LedgerEntry | null }>;

/** The change of a rung that a line of a ledger tells of, null where it tells of none, and all that was said to have been seen since. */
export async function findNarrowing(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, seq }: Readonly<{ id: string; seq: number }>,
): Promise<{ line: RungLine | null; earlier: readonly AcknowledgedLine[] }> {
  const rows = await tx<Row[]>`
    select packed, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id}
      and (seq = ${seq} and kind = 'rung' or seq > ${seq} and kind = 'acknowledged')`;
  const entries = rows.map(({ packed, entry }): LedgerEntry => unpack(packed, entry));
  return {
    line: entries.find((entry) => entry.type === 'rung') ?? null,
    earlier: entries.filter((entry) => entry.type === 'acknowledged'),
  };
}
