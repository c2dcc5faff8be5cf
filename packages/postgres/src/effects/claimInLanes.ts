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
import { apartFromSuspects } from './apartFromSuspects.ts';
import { type LeasedRow, leasedOf } from './leasedOf.ts';

/** Key of the advisory lock under which one worker at a time counts what is under way and takes more. */
const LANES_LOCK = 4_310_004;

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
  const rows = await tx<LeasedRow[]>`
    with admitted as (
      select * from json_to_recordset(${jsonRows(admitted)}::text::json) as admitted ("workspaceId" text, lane text,
        count integer)
    ), due as (
      select picked.run_id, picked.key, picked.due_at, picked.unanswered
      from admitted cross join lateral (
        select ranked.run_id, ranked.key, ranked.due_at, ranked.unanswered
        from (values (0), (1), (2)) as rank (priority) cross join lateral (
          select run_id, key, priority, due_at, claims - attempts as unanswered from effects
          where workspace_id = admitted."workspaceId" and effects.lane = admitted.lane
            and effects.priority = rank.priority and problem is null and effects.lane is not null and due_at <= now()
          order by due_at
          limit admitted.count
          for update skip locked
        ) as ranked
        order by ranked.priority, ranked.due_at
        limit admitted.count
      ) as picked
      limit ${admitted.reduce((sum, { count }) => sum + count, 0)}
    ), apart as (
      ${tx.unsafe(apartFromSuspects(true))}
    )
    update effects
    set worker_id = ${lease.workerId}, claims = claims + 1, token = token + 1, nudged = false,
      due_at = now() + ${lease.leaseMs} * interval '1 millisecond'
    from apart
    where effects.run_id = apart.run_id and effects.key = apart.key
    returning effects.key, kind, node, visit, packed_input, input, once, effects.run_id, workspace_id, token, claims, attempts,
      priority, lane, traceparent`;
  return rows.map(leasedOf);
}
