import type { Sql, TransactionSql } from 'postgres';
import { appendAudit } from './appendAudit.ts';
import type { Deed } from './insertAudit.ts';

/** Notes what a change did; it is written with the change or not at all. */
export type RecordDeed = (deed: Deed) => void;

/**
 * One transaction of a pool that sees no workspace by itself, with what it did in the audit chains of the workspaces
 * it names. The chains are locked last, so a slow change holds nobody up.
 */
export async function auditedChange<TResult>(
  pool: Sql,
  change: (tx: TransactionSql, record: RecordDeed) => Promise<TResult>,
): Promise<TResult> {
  const answer = await pool.begin(async (tx) => {
    const deeds: Deed[] = [];
    const result = await change(tx, (deed) => deeds.push(deed));
    for (const deed of deeds) {
      await tx`select set_config('app.workspace', ${deed.workspaceId}, true)`;
      await appendAudit(tx, deed);
    }
    return { result };
  });
  return answer.result;
}
