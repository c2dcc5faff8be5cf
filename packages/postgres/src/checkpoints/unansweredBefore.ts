import type { LedgerEntry, RungLine, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { unpack } from '../packed.ts';

/** As many lines as are looked at on the way back. */
const MOST_LINES = 2_000;

type Row = Readonly<{ packed: Uint8Array | null; entry: LedgerEntry | null }>;
type Narrowed = Readonly<{ checkpointId: string; seq: number; line: RungLine }>;

/**
 * How many cases nobody had judged in time in the stretch of evidence that a narrowing ended, where the case that gave the
 * last push was one of them, so that nobody goes looking for mistakes that no person has found; 0 where a person found it.
 */
export async function unansweredBefore(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { checkpointId, seq, line }: Narrowed,
): Promise<number> {
  if (line.case === null || line.cause === 'critical') return 0;
  const rows = await tx<Row[]>`
    select packed, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${checkpointId} and seq < ${seq}
      and kind in ('overdue', 'epoch')
    order by seq desc
    limit ${MOST_LINES}`;
  const before = rows.map(({ packed, entry }): LedgerEntry => unpack(packed, entry));
  const start = before.findIndex(
    (entry) => entry.type === 'epoch' && isOf(entry, line) && entry.epoch === line.epoch,
  );
  const own = before
    .slice(0, start === -1 ? undefined : start)
    .flatMap((entry) => (entry.type === 'overdue' && isOf(entry, line) ? [entry] : []));
  return own.some((entry) => isNamed(entry, line)) ? own.length : 0;
}

type Whose = { readonly segment: string; readonly agentVersion: string };

const isOf = (one: Whose, other: Whose): boolean =>
  one.segment === other.segment && one.agentVersion === other.agentVersion;

const isNamed = (
  { runId, node, visit }: { runId: string; node: string; visit: number },
  { case: named }: RungLine,
): boolean => runId === named?.runId && node === named.node && visit === named.visit;
