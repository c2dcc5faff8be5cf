import { CheckpointPolicy, type WorkspaceId } from '@countersign/model';
import type { CheckpointDetails } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { findTrustsOf, stateOf, type TrustRow } from '../trust/findTrusts.ts';

type DetailsRow = Omit<CheckpointDetails, 'counts' | 'rung' | 'trusts'> & CheckpointDetails['counts'];

/** A workspace's checkpoints, or the one of this id, with everything counted from the ledger. */
export async function listCheckpoints(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string | null = null,
): Promise<readonly CheckpointDetails[]> {
  const rows = await tx<DetailsRow[]>`
    select checkpoints.id, checkpoints.workspace_id, flow_id, key, title, policy, policy_version,
      checkpoints.rung as start_rung, cost_of_error, minutes_per_review,
      flows.slug as flow, flows.draft ->> 'name' as flow_name, checkpoints.review_everything,
      case
        when workspace_settings.review_everything then 'workspace'
        when flows.review_everything then 'flow'
        when checkpoints.review_everything then 'checkpoint'
      end as kill_switch,
      counts.*,
      (select count(*)::integer from reviews
        where reviews.workspace_id = ${workspaceId} and checkpoint_id = checkpoints.id and status = 'open') as open
    from checkpoints
    join flows on flows.id = checkpoints.flow_id
    left join workspace_settings on workspace_settings.workspace_id = checkpoints.workspace_id
    cross join lateral (
      select
        count(*) filter (where kind = 'passed')::integer as passed,
        count(*) filter (where kind = 'held')::integer as held,
        count(*) filter (where kind = 'approve')::integer as approved,
        count(*) filter (where kind = 'edit')::integer as edited,
        count(*) filter (where kind = 'reject')::integer as rejected
      from ledger
      where ledger.workspace_id = ${workspaceId} and checkpoint_id = checkpoints.id
    ) as counts
    where checkpoints.workspace_id = ${workspaceId} and (${id}::uuid is null or checkpoints.id = ${id}::uuid)
    order by flow_name, title, checkpoints.id`;
  const trusts = Map.groupBy(
    await findTrustsOf(
      tx,
      rows.map((row) => row.id),
    ),
    ({ checkpointId }) => checkpointId,
  );
  return rows.map((row) => detailsOf(row, trusts.get(row.id) ?? []));
}

function detailsOf(
  { passed, held, approved, edited, rejected, open, ...checkpoint }: DetailsRow,
  rows: readonly TrustRow[],
): CheckpointDetails {
  const trusts = rows.map((row) => ({ state: stateOf(row), changedAt: row.changedAt.toISOString() }));
  const newest = new Map(trusts.toReversed().map(({ state }) => [state.segment, state.rung]));
  return {
    ...checkpoint,
    policy: CheckpointPolicy.parse(checkpoint.policy),
    rung: newest.size === 0 ? checkpoint.startRung : Math.max(...newest.values()),
    trusts,
    counts: { passed, held, approved, edited, rejected, open },
  };
}
