import type { TrustState } from '@countersign/autonomy';
import { jsonRows } from '../jsonRows.ts';
import { unpack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type TrustName = Readonly<{ checkpoint_id: string; segment: string; agent_version: string }>;
export type TrustRow = Readonly<{ id: string; checkpointId: string; packed: Uint8Array; changedAt: Date }>;

/**
 * The named trusts, and of each segment the one that decides now and that of the last epoch, by which new epochs are
 * begun.
 */
export function findTrusts(tx: Writer, names: readonly TrustName[]): Statement<TrustRow> {
  if (names.length === 0) return null;
  return tx<TrustRow[]>`
    with name as (
      select * from json_to_recordset(${jsonRows(names)}::text::json) as name (checkpoint_id uuid, segment text,
        agent_version text)
    ), wanted as (
      select trusts.id from name join trusts using (checkpoint_id, segment, agent_version)
      union
      select unnest(array[current.id, current.newest])
      from (select distinct checkpoint_id, segment from name) as segment
      cross join lateral (
        select id, first_value(id) over (order by epoch desc) as newest from trusts
        where trusts.checkpoint_id = segment.checkpoint_id and trusts.segment = segment.segment
        order by flow_version desc, epoch desc limit 1
      ) as current
    )
    select id, checkpoint_id, packed, changed_at from wanted join trusts using (id)`;
}

/** Every trust of a checkpoint, of each segment the newest epoch first. */
export function findTrustsOf(tx: Writer, checkpointIds: readonly string[]): NonNullable<Statement<TrustRow>> {
  return tx<TrustRow[]>`
    select id, checkpoint_id, packed, changed_at from trusts
    where checkpoint_id = any(${[...checkpointIds]}::uuid[])
    order by checkpoint_id, segment, epoch desc`;
}

/** As `findTrustsOf`, at most so many of each checkpoint. */
export function findFirstTrustsOf(
  tx: Writer,
  checkpointIds: readonly string[],
  limit: number,
): NonNullable<Statement<TrustRow>> {
  return tx<TrustRow[]>`
    select first.id, checkpoint.id as checkpoint_id, packed, changed_at
    from unnest(${[...checkpointIds]}::uuid[]) as checkpoint (id)
    cross join lateral (
      select id, segment, epoch, packed, changed_at from trusts
      where checkpoint_id = checkpoint.id
      order by segment, epoch desc limit ${limit}
    ) as first
    order by checkpoint.id, segment, epoch desc`;
}

export const stateOf = ({ packed }: Pick<TrustRow, 'packed'>): TrustState => unpack<TrustState>(packed, null);
