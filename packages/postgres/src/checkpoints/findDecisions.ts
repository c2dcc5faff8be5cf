import { caseKey } from '@countersign/autonomy';
import type { DecidedLine, LedgerEntry, SampledLine, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

type Row = Readonly<{ packed: Uint8Array | null; entry: LedgerEntry | null }>;
type CaseLine = DecidedLine | SampledLine;

/** So many lines are looked through at once on the way back, and so often. */
const STEP = 10_000;
const MOST_STEPS = 20;

/**
 * The lines with which cases came into a checkpoint's ledger, by their keys: read backwards from line `before` until all
 * of them are found, which for cases that were judged soon is not far. A sampler may have asked about a case that no line
 * tells of, so the way back has an end: what was decided longer ago is not found any more.
 */
export async function findDecisions(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, keys, before }: Readonly<{ id: string; keys: ReadonlySet<string>; before: number }>,
): Promise<ReadonlyMap<string, CaseLine>> {
  const found = new Map<string, CaseLine>();
  for (let step = 0, end = before; step < MOST_STEPS && end > 1 && found.size < keys.size; step += 1) {
    const start = Math.max(1, end - STEP);
    const rows = await tx<Row[]>`
      select packed, entry from ledger
      where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq >= ${start} and seq < ${end}
        and kind in ('passed', 'held', 'sampled')`;
    for (const { packed, entry } of rows) {
      const line = unpack<CaseLine>(packed, entry as CaseLine | null); // safe: lines of these kinds
      const key = caseKey(line);
      // Of a case that a sampler took for evidence later on, both lines tell; the sampler knew how likely it was on the whole.
      if (keys.has(key) && found.get(key)?.type !== 'sampled') found.set(key, line);
    }
    end = start;
  }
  return found;
}
