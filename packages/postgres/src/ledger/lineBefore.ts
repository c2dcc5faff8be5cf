import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Lines have the times at which their transactions began, which may be in another order than their numbers by this much. */
const SLACK = '1 hour';

/**
 * A line of a checkpoint's ledger before which all are older than a time, found by halving: the ledger grows by its
 * numbers, and an index by time would cost every turn more than this costs a page. 0 where none is older.
 */
export async function lineBefore(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, at }: Readonly<{ id: string; at: Date }>,
): Promise<number> {
  const [found] = await tx<{ seq: number | null }[]>`
    with recursive search (low, high) as (
      select 0::bigint, seq + 1 from ledger_heads where workspace_id = ${workspaceId} and checkpoint_id = ${id}
      union all
      select
        case when line.at < ${at}::timestamptz - ${SLACK}::interval then line.seq else low end,
        case when line.at < ${at}::timestamptz - ${SLACK}::interval then high else middle end
      from search
      cross join lateral (select (low + high) / 2 as middle) as half
      cross join lateral (
        select seq, ledger.at from ledger
        where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq >= middle
        order by ledger.seq limit 1
      ) as line
      where high - low > 1
    )
    select max(low)::double precision as seq from search`;
  return found?.seq ?? 0;
}
