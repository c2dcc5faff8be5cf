import type { LedgerEntry, WorkspaceId } from '@countersign/model';
import type { DailyCounts } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { daysAgo } from '../ledger/daysAgo.ts';
import { lineBefore } from '../ledger/lineBefore.ts';
import { unpack } from '../packed.ts';

type CountRow = Readonly<{ day: string; kind: string; n: number }>;
type VerdictRow = Readonly<{ day: string; packed: Uint8Array | null; entry: LedgerEntry | null }>;

/** What judges, in time or late, or tells that nobody did in time: of these kinds the line is looked at. */
const JUDGING = ['approve', 'edit', 'reject', 'correct', 'incorrect', 'late', 'overdue'];

/** What the ledger tells of the last days, by day (UTC). */
export async function dailyCounts(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, days }: Readonly<{ id: string; days: number }>,
): Promise<readonly DailyCounts[]> {
  const since = await daysAgo(tx, days);
  const before = await lineBefore(tx, workspaceId, { id, at: since });
  const counted = await tx<CountRow[]>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, kind, count(*)::integer as n
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq > ${before} and at >= ${since}
      and kind in ('passed', 'held')
    group by 1, 2`;
  const verdicts = await tx<VerdictRow[]>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, packed, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq > ${before} and at >= ${since}
      and kind = any(${JUDGING})`;
  const byDay = new Map<string, DailyCounts>();
  const add = (day: string, more: Partial<DailyCounts>) => {
    const before = byDay.get(day) ?? { day, passed: 0, held: 0, judged: 0, losses: 0, overdue: 0 };
    const { passed = 0, held = 0, judged = 0, losses = 0, overdue = 0 } = more;
    byDay.set(day, {
      day,
      passed: before.passed + passed,
      held: before.held + held,
      judged: before.judged + judged,
      losses: before.losses + losses,
      overdue: before.overdue + overdue,
    });
  };
  for (const { day, kind, n } of counted) add(day, { [kind]: n });
  for (const { day, packed, entry } of verdicts) {
    const line = unpack<LedgerEntry>(packed, entry);
    if (line.type === 'verdict' && line.loss !== null) add(day, { judged: 1, losses: line.loss });
    if (line.type === 'overdue' && line.late !== true) add(day, { overdue: 1 });
  }
  return [...byDay.values()].sort((a, b) => a.day.localeCompare(b.day));
}
