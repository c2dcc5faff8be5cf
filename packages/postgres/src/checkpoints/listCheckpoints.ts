import type { WorkspaceId } from '@countersign/model';
import type { CheckpointDetails } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

type DetailsRow = Omit<CheckpointDetails, 'counts'> & CheckpointDetails['counts'];

/** A workspace's checkpoints, or the one of this id, with everything counted from the ledger. */
export async function listCheckpoints(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string | null = null,
): Promise<readonly CheckpointDetails[]> {
  const rows = await tx<DetailsRow[]>`
    select checkpoints.id, checkpoints.workspace_id, flow_id, key, title, policy, policy_version, rung,
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
  return rows.map(({ passed, held, approved, edited, rejected, open, ...checkpoint }) => ({
    ...checkpoint,
    counts: { passed, held, approved, edited, rejected, open },
  }));
}
