import { caseKey } from '@countersign/autonomy';
import type { DecidedLine, LedgerEntry, SampledLine, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

type Row = Readonly<{ seq: number; packed: Uint8Array | null; entry: LedgerEntry | null }>;
type CaseLine = DecidedLine | SampledLine;

/** So many lines are read at once on the way back. */
const STEP = 5_000;

/**
 * The lines with which cases came into a checkpoint's ledger, by their keys: read backwards from line `before` until all
 * of them are found, which for cases that were judged soon is not far.
 */
export async function findDecisions(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, keys, before }: Readonly<{ id: string; keys: ReadonlySet<string>; before: number }>,
): Promise<ReadonlyMap<string, CaseLine>> {
  const found = new Map<string, CaseLine>();
  for (let end = before; found.size < keys.size; ) {
    const rows = await tx<Row[]>`
      select seq::double precision as seq, packed, entry from ledger
      where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq < ${end}
        and kind in ('passed', 'held', 'sampled')
      order by ledger.seq desc
      limit ${STEP}`;
    for (const { packed, entry } of rows) {
      const line = unpack<CaseLine>(packed, entry as CaseLine | null); // safe: lines of these kinds
      const key = caseKey(line);
      if (keys.has(key) && !found.has(key)) found.set(key, line);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < STEP) break;
    end = last.seq;
  }
  return found;
}
