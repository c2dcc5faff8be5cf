import { CheckpointPolicy, type WorkspaceId } from '@countersign/model';
import type { CheckpointDetails } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { findFirstTrustsOf, findTrustsOf, type TrustRow } from '../trust/findTrusts.ts';
import { trustViewOf } from '../trust/trustViewOf.ts';

type DetailsRow = Omit<CheckpointDetails, 'counts' | 'rung' | 'since' | 'trusts'> &
  CheckpointDetails['counts'] & { readonly widest: number | null; readonly since: Date | null };

/** A workspace's checkpoints, or the one of this id, with everything counted from the ledger and the first trusts. */
export async function listCheckpoints(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id = null, trusts: limit }: Readonly<{ id?: string | null; trusts?: number | undefined }> = {},
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
      (select at from ledger
        where ledger.workspace_id = ${workspaceId} and ledger.checkpoint_id = checkpoints.id and seq = 1) as since,
      counts.*,
      (select count(*)::integer from trusts where trusts.checkpoint_id = checkpoints.id) as trust_count,
      (select max(rung) from trusts where trusts.checkpoint_id = checkpoints.id) as widest,
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
  const ids = rows.map((row) => row.id);
  const found = await (limit === undefined ? findTrustsOf(tx, ids) : findFirstTrustsOf(tx, ids, limit));
  const trusts = Map.groupBy(found, ({ checkpointId }) => checkpointId);
  return rows.map((row) => detailsOf(row, trusts.get(row.id) ?? []));
}

function detailsOf(
  { passed, held, approved, edited, rejected, open, widest, since, ...checkpoint }: DetailsRow,
  rows: readonly TrustRow[],
): CheckpointDetails {
  return {
    ...checkpoint,
    policy: CheckpointPolicy.parse(checkpoint.policy),
    rung: widest ?? checkpoint.startRung,
    since: since?.toISOString() ?? null,
    trusts: rows.map(trustViewOf),
    counts: { passed, held, approved, edited, rejected, open },
  };
}
