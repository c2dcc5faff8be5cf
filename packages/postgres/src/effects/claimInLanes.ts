import {
  type AdmittedLane,
  admitLanes,
  type BusyLane,
  type Lease,
  type LeasedEffect,
  type WaitingLane,
} from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import { type LeasedRow, leasedOf } from './leasedOf.ts';
import { oneGroup } from './oneGroup.ts';
import { IS_INNOCENT, IS_SUSPECT } from './unanswered.ts';

/** Key of the advisory lock under which one worker at a time counts what is under way and takes more. */
const LANES_LOCK = 4_310_004;
/** More are not looked at to find those that go together; they may be in lanes that are full. */
const SUSPECTS_SEEN = 256;

/**
 * Leases effects that count against limits: as many as the limits leave beside what all workers have under way. Of those
 * that lost their worker again and again only a few are among them, as in `claimEffects`.
 */
export async function claimInLanes(
  worker: Sql,
  lease: Lease,
  limit: number,
): Promise<readonly LeasedEffect[]> {
  if (limit === 0 || !(await isAnyLimited(worker))) return [];
  const answer = await worker.begin(async (tx) => {
    // Statements after the lock see what the worker before has claimed.
    const [, waiting, busy] = await Promise.all([
      lockLanes(tx).execute(),
      findWaitingLanes(tx),
      countBusyLanes(tx),
    ]);
    const admitted = admitLanes(waiting, busy, limit);
    return { claimed: admitted.length === 0 ? [] : await claimAdmitted(tx, lease, admitted) };
  });
  return answer.claimed;
}

/** The planner cannot know how few rows of a lane are wanted, so it is kept from reading all of them. */
const lockLanes = (tx: TransactionSql) =>
  tx`select pg_advisory_xact_lock(${LANES_LOCK}), set_config('enable_seqscan', 'off', true),
    set_config('enable_bitmapscan', 'off', true)`;

/** Whether anything has a limit at all: most have none, and are spared the lock. */
async function isAnyLimited(worker: Sql): Promise<boolean> {
  const rows = await worker`
    select from effects where problem is null and lane is not null
    order by workspace_id, lane, priority, due_at limit 1`;
  return rows.length > 0;
}

/** Lanes with due work, found by skipping through the index from one to the next; with the limits as they are now. */
async function findWaitingLanes(tx: TransactionSql): Promise<readonly WaitingLane[]> {
  return tx<WaitingLane[]>`
    with recursive waiting as (
      (
        select workspace_id, lane from effects where problem is null and lane is not null
        order by workspace_id, lane limit 1
      )
      union all
      select following.workspace_id, following.lane
      from waiting cross join lateral (
        select effects.workspace_id, effects.lane from effects
        where problem is null and effects.lane is not null
          and (effects.workspace_id, effects.lane) > (waiting.workspace_id, waiting.lane)
        order by effects.workspace_id, effects.lane limit 1
      ) as following
    )
    select waiting.workspace_id, waiting.lane, coalesce(settings -> 'hostLimits', '{}'::json) as host_limits
    from waiting
    left join workspace_settings on workspace_settings.workspace_id = waiting.workspace_id
    where exists (
      select from (values (0), (1), (2)) as rank (priority) cross join lateral (
        select from effects
        where effects.workspace_id = waiting.workspace_id and effects.lane = waiting.lane
          and effects.priority = rank.priority and problem is null and effects.lane is not null and due_at <= now()
        order by due_at limit 1
      ) as first
    )
    order by random()`;
}

/** How many effects of each lane somebody holds. */
async function countBusyLanes(tx: TransactionSql): Promise<readonly BusyLane[]> {
  return tx<BusyLane[]>`
    select workspace_id, lane, count(*)::integer as count
    from effects
    where lane is not null and worker_id is not null and due_at > now()
    group by workspace_id, lane`;
}

async function claimAdmitted(
  tx: TransactionSql,
  lease: Lease,
  admitted: readonly AdmittedLane[],
): Promise<readonly LeasedEffect[]> {
  const [isSuspect, isInnocent] = [tx.unsafe(IS_SUSPECT), tx.unsafe(IS_INNOCENT)];
  const room = admitted.reduce((sum, { count }) => sum + count, 0);
  const rows = await tx<LeasedRow[]>`
    with admitted as (
      select * from json_to_recordset(${jsonRows(admitted)}::text::json) as admitted ("workspaceId" text, lane text,
        count integer)
    ), suspects as (
      select numbered.run_id, numbered.key, numbered.due_at, numbered.unanswered, numbered.workspace_id, numbered.lane
      from (
        select oldest.*, row_number() over (partition by workspace_id, lane order by due_at) as place
        from (
          select run_id, key, due_at, claims - attempts as unanswered, workspace_id, lane from effects
          where problem is null and effects.lane is not null and ${isSuspect} and due_at <= now()
          order by due_at
          limit ${SUSPECTS_SEEN}
          for update skip locked
        ) as oldest
      ) as numbered
      join admitted on admitted."workspaceId" = numbered.workspace_id and admitted.lane = numbered.lane
      where place <= admitted.count
    ), apart as (
      ${tx.unsafe(oneGroup(room))}
    ), due as (
      select picked.run_id, picked.key
      from admitted
      left join (
        select workspace_id, lane, count(*) as suspects from suspects
        where (run_id, key) in (select run_id, key from apart)
        group by workspace_id, lane
      ) as taken on taken.workspace_id = admitted."workspaceId" and taken.lane = admitted.lane
      cross join lateral (
        select ranked.run_id, ranked.key
        from (values (0), (1), (2)) as rank (priority) cross join lateral (
          select run_id, key, priority, due_at from effects
          where workspace_id = admitted."workspaceId" and effects.lane = admitted.lane
            and effects.priority = rank.priority and problem is null and effects.lane is not null
            and ${isInnocent} and due_at <= now()
          order by due_at
          limit admitted.count
          for update skip locked
        ) as ranked
        order by ranked.priority, ranked.due_at
        limit admitted.count - coalesce(taken.suspects, 0)
      ) as picked
    )
    update effects
    set worker_id = ${lease.workerId}, claims = claims + 1, token = token + 1, nudged = false,
      due_at = now() + ${lease.leaseMs} * interval '1 millisecond'
    from (select * from apart union all select * from due) as chosen
    where effects.run_id = chosen.run_id and effects.key = chosen.key
    returning effects.key, kind, node, visit, packed_input, input, once, effects.run_id, workspace_id, token, claims, attempts,
      priority, lane, traceparent`;
  return rows.map(leasedOf);
}
