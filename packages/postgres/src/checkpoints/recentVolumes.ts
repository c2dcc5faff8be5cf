import type { DecidedLine, WorkspaceId } from '@countersign/model';
import type { BandVolume } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

type Row = Readonly<{ packed: Uint8Array | null; entry: DecidedLine | null }>;

/** How many cases of the last days each segment had in each band, by the ledger. */
export async function recentVolumes(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, days }: Readonly<{ id: string; days: number }>,
): Promise<readonly BandVolume[]> {
  const rows = await tx<Row[]>`
    select packed, entry from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id} and at >= now() - ${days} * interval '1 day'
      and kind in ('passed', 'held')`;
  const lines = rows.map(({ packed, entry }) => unpack<DecidedLine>(packed, entry));
  const bySegment = Map.groupBy(lines, ({ segment }) => segment);
  return [...bySegment].flatMap(([segment, own]) =>
    [...Map.groupBy(own, ({ band }) => band)].map(([band, { length }]) => ({ segment, band, cases: length })),
  );
}
