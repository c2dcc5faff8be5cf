import { daysCounted } from '@countersign/autonomy';
import type { DecidedLine, WorkspaceId } from '@countersign/model';
import type { BandVolumes } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { daysAgo } from '../ledger/daysAgo.ts';
import { lineBefore } from '../ledger/lineBefore.ts';
import { unpack } from '../packed.ts';

type Row = Readonly<{ at: Date; packed: Uint8Array | null; entry: DecidedLine | null }>;

/** So many cases tell how often each kind comes; a busier checkpoint is told by its newest ones. */
const ENOUGH = 20_000;
const DAY_MS = 86_400_000;
/** What was counted in less is not told by the day. */
const SHORTEST_MS = 3_600_000;

/** How many cases of the last days each segment had in each band, by the ledger. */
export async function recentVolumes(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, days }: Readonly<{ id: string; days: number }>,
): Promise<BandVolumes> {
  const asked = await daysAgo(tx, days);
  const since = await firstLineAt(tx, workspaceId, { id, asked });
  // Not by the first line: what was begun beside it may say an earlier time than line 1, and counts as well.
  const before = await lineBefore(tx, workspaceId, { id, at: asked });
  const rows = await tx<Row[]>`
    select at, packed, entry from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq > ${before} and at >= ${asked}
      and kind in ('passed', 'held')
    order by ledger.seq desc
    limit ${ENOUGH}`;
  const lines = rows.map(({ packed, entry }) => unpack<DecidedLine>(packed, entry));
  const now = new Date(asked.getTime() + days * DAY_MS);
  const bySegment = Map.groupBy(lines, ({ segment }) => segment);
  return {
    days:
      rows.length < ENOUGH
        ? daysCounted({ days, since: since.toISOString(), now })
        : // Counted is what lies between the oldest of these lines and now.
          Math.max(SHORTEST_MS, now.getTime() - (rows.at(-1)?.at ?? since).getTime()) / DAY_MS,
    bands: [...bySegment].flatMap(([segment, own]) =>
      [...Map.groupBy(own, ({ band }) => band)].map(([band, { length }]) => ({
        ...{ segment, band, cases: length },
      })),
    ),
  };
}

/** When the days begin that are counted: with the ledger, where it is younger. */
async function firstLineAt(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, asked }: Readonly<{ id: string; asked: Date }>,
): Promise<Date> {
  const [first] = await tx<{ at: Date }[]>`
    select at from ledger where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq = 1`;
  return first !== undefined && first.at > asked ? first.at : asked;
}
