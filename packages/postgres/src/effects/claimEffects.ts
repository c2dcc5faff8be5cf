import { type Lease, type LeasedEffect, SUSPECT_CLAIMS } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { type LeasedRow, leasedOf } from './leasedOf.ts';
import { oneGroup } from './oneGroup.ts';
import { IS_INNOCENT, IS_SUSPECT } from './unanswered.ts';

/** More are not looked at to find those that go together. */
const SUSPECTS_SEEN = 64;

export type Claim = Readonly<{
  lease: Lease;
  limit: number;
  /** The workspace after which the round goes on; the empty text begins with the first. */
  after: string;
  /** Whether effects that lost their worker again and again may be among them. */
  withSuspects: boolean;
}>;

/**
 * Leases effects without a lane that are free or whose lease has run out; several workers never get the same one. Each
 * workspace with due work gets the same share, by priority and then by age; `after` lets those go first that came last.
 *
 * Of effects that lost their worker again and again only a few are given out at a time, in the end each by itself: one
 * of them may be what kills the workers, and the others must not be counted with it. They stand in no line: a lost lease is due
 * when it ends, behind everything that became due meanwhile, and what lost two has waited enough.
 *
 * Workspaces are found by skipping through the index from one to the next, so what it costs does not depend on how
 * much any of them has waiting.
 */
export async function claimEffects(
  worker: Sql,
  { lease, limit, after, withSuspects }: Claim,
): Promise<readonly LeasedEffect[]> {
  const [isSuspect, isInnocent] = [worker.unsafe(IS_SUSPECT), worker.unsafe(IS_INNOCENT)];
  const rows = await worker<LeasedRow[]>`
    with recursive workspace as (
      (select workspace_id from effects where problem is null and lane is null order by workspace_id limit 1)
      union all
      select (
        select effects.workspace_id from effects
        where problem is null and lane is null and effects.workspace_id > workspace.workspace_id
        order by effects.workspace_id limit 1
      ) from workspace where workspace.workspace_id is not null
    ), with_work as (
      select workspace_id, ceil(${limit}::double precision / count(*) over ())::integer as share
      from workspace
      where exists (
        -- The order makes the planner take the index, whatever share of the table it believes to be due.
        select from (values (0), (1), (2)) as rank (priority) cross join lateral (
          select from effects
          where effects.workspace_id = workspace.workspace_id and effects.priority = rank.priority
            and problem is null and lane is null and due_at <= now()
          order by due_at limit 1
        ) as first
      )
      order by workspace_id <= ${after}, workspace_id
      limit ${limit}
    ), suspects as (
      select run_id, key, due_at, claims - attempts as unanswered from effects
      where problem is null and lane is null and ${isSuspect} and due_at <= now() and ${withSuspects}
      order by due_at
      limit ${SUSPECTS_SEEN}
      for update skip locked
    ), apart as (
      ${worker.unsafe(oneGroup(limit))}
    ), due as (
      select picked.run_id, picked.key
      from with_work cross join lateral (
        select ranked.run_id, ranked.key
        from (values (0), (1), (2)) as rank (priority) cross join lateral (
          select run_id, key, priority, due_at from effects
          where workspace_id = with_work.workspace_id and effects.priority = rank.priority
            and problem is null and lane is null and ${isInnocent} and due_at <= now()
          order by due_at
          limit with_work.share
          for update skip locked
        ) as ranked
        order by ranked.priority, ranked.due_at
        limit with_work.share
      ) as picked
      limit ${limit}::bigint - (select count(*) from apart)
    ), claimed as (
      update effects
      set worker_id = ${lease.workerId}, claims = claims + 1, token = token + 1, nudged = false,
        due_at = now() + ${lease.leaseMs} * interval '1 millisecond'
      from (select * from apart union all select * from due) as chosen
      where effects.run_id = chosen.run_id and effects.key = chosen.key
      returning effects.key, kind, node, visit, packed_input, input, once, effects.run_id, workspace_id, token, claims, attempts,
        priority, traceparent
    )
    select * from claimed
    order by claims - attempts <= ${SUSPECT_CLAIMS}, workspace_id <= ${after}, workspace_id`;
  return rows.map(leasedOf);
}
