import { isUnasked, type TrustState } from '@countersign/autonomy';
import type { LedgerEntry, RungLine, WorkspaceId } from '@countersign/model';
import type { UnseenNarrowing } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import { unpack } from '../packed.ts';
import { stateOf } from '../trust/findTrusts.ts';
import { unansweredBefore } from './unansweredBefore.ts';

/** More than these nobody reads; the newest are told. */
const MOST = 50;

type TrustRow = Readonly<{ checkpointId: string; isProposed: boolean; packed: Uint8Array }>;
type LineRow = Readonly<{
  checkpointId: string;
  seq: number;
  at: Date;
  packed: Uint8Array | null;
  entry: LedgerEntry | null;
}>;
type Narrowed = Readonly<{ checkpointId: string; seq: number; at: Date; line: RungLine }>;

/**
 * The narrowings that nobody had asked for and no owner has seen, of a workspace or of one checkpoint, the newest first: of
 * each case type the one with which the present stretch of evidence began. What an owner has widened again since is known.
 */
export async function listNarrowings(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id }: Readonly<{ id: string | null }>,
): Promise<readonly UnseenNarrowing[]> {
  const trusts = await currentTrusts(tx, workspaceId, id);
  const narrowed = await narrowingsOf(tx, workspaceId, trusts);
  const told: UnseenNarrowing[] = [];
  for (const { checkpointId, seq, at, line } of narrowed) {
    const { type: _, actor: __, ...facts } = line;
    const unanswered = await unansweredBefore(tx, workspaceId, { checkpointId, seq, line });
    told.push({ checkpointId, seq, at: at.toISOString(), ...facts, unanswered });
  }
  return told;
}

type CurrentTrust = Readonly<{ checkpointId: string; isProposed: boolean; state: TrustState }>;

/** Of each case type that of the agent version in use, where its first stretch of evidence has ended. */
async function currentTrusts(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string | null,
): Promise<readonly CurrentTrust[]> {
  const rows = await tx<TrustRow[]>`
    select checkpoint_id, packed, policy ->> 'widening' is distinct from 'automatic' as is_proposed
    from (
      select distinct on (checkpoint_id, segment) checkpoint_id, epoch, packed
      from trusts
      where workspace_id = ${workspaceId} and (${id}::uuid is null or checkpoint_id = ${id}::uuid)
      order by checkpoint_id, segment, flow_version desc, epoch desc
    ) as current
    join checkpoints on checkpoints.id = current.checkpoint_id
    where epoch > 1`;
  return rows.map(({ packed, ...row }) => ({ ...row, state: stateOf({ packed }) }));
}

async function narrowingsOf(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  trusts: readonly CurrentTrust[],
): Promise<readonly Narrowed[]> {
  if (trusts.length === 0) return [];
  // The line of the narrowing stands directly before that of the epoch which it begins.
  const places = trusts.map(({ checkpointId, state }, index) => ({
    ...{ index, checkpoint_id: checkpointId, seq: state.since.seq - 1 },
  }));
  const rows = await tx<(LineRow & { index: number; seen: boolean })[]>`
    select place.index, ledger.checkpoint_id, ledger.seq::double precision as seq, at, packed, entry
    from json_to_recordset(${jsonRows(places)}::text::json) as place (index integer, checkpoint_id uuid, seq bigint)
    join ledger using (checkpoint_id, seq)
    where workspace_id = ${workspaceId} and kind = 'rung'`;
  const found = rows.flatMap(({ index, packed, entry, ...place }) => {
    const line: LedgerEntry = unpack(packed, entry);
    const trust = trusts[index];
    if (line.type !== 'rung' || trust === undefined || !isUnasked(line)) return [];
    return trust.isProposed && trust.state.rung > line.to ? [] : [{ ...place, line }];
  });
  const seen = await seenOf(tx, workspaceId, found);
  return found
    .filter(({ checkpointId, seq }) => !seen.has(`${checkpointId} ${seq}`))
    .sort((a, b) => b.at.getTime() - a.at.getTime() || b.seq - a.seq)
    .slice(0, MOST);
}

/** What owners have said that they had seen, of checkpoints with such narrowings. */
async function seenOf(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  narrowed: readonly Narrowed[],
): Promise<ReadonlySet<string>> {
  if (narrowed.length === 0) return new Set();
  const rows = await tx<LineRow[]>`
    select checkpoint_id, packed, entry
    from ledger
    where workspace_id = ${workspaceId} and kind = 'acknowledged'
      and checkpoint_id = any(${[...new Set(narrowed.map(({ checkpointId }) => checkpointId))]}::uuid[])
      and seq > ${Math.min(...narrowed.map(({ seq }) => seq))}`;
  return new Set(
    rows.flatMap(({ checkpointId, packed, entry }) => {
      const line: LedgerEntry = unpack(packed, entry);
      return line.type === 'acknowledged' ? [`${checkpointId} ${line.narrowing}`] : [];
    }),
  );
}
