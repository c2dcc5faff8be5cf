import { entryOf, NEW_SCORE_AVERAGE } from '@countersign/autonomy';
import { CheckpointPolicy, type WorkspaceId } from '@countersign/model';
import type { Earner, StoredCheckpoint } from '@countersign/runtime';
import type { Sql } from 'postgres';

type Row = Omit<StoredCheckpoint, 'epoch' | 'scores' | 'rung'> &
  Readonly<{
    startRung: number;
    epoch: number | null;
    rung: number | null;
    scoreMean: number | null;
    scoreN: number | null;
    newestEpoch: number | null;
    newestRung: number | null;
  }>;

type Load = (
  workspaceId: WorkspaceId,
  name: { flowId: string; key: string } & Earner,
) => Promise<StoredCheckpoint | null>;

/** So many policies are kept ready to use; a checkpoint has one at a time. */
const KEPT_POLICIES = 1_000;

/** Reads checkpoints of gates. A policy is taken apart once per version. */
export function createCheckpointReader(worker: Sql): Load {
  const policies = new Map<string, CheckpointPolicy>();
  const policyOf = ({ id, policyVersion, policy }: Row): CheckpointPolicy => {
    const key = `${id}/${policyVersion}`;
    const known = policies.get(key);
    if (known !== undefined) return known;
    if (policies.size >= KEPT_POLICIES) policies.clear();
    const parsed = CheckpointPolicy.parse(policy);
    policies.set(key, parsed);
    return parsed;
  };
  return async (workspaceId, name) => {
    const row = await findCheckpoint(worker, workspaceId, name);
    return row === undefined ? null : asStored(row, policyOf(row));
  };
}

/** A gate's checkpoint with the widest "review everything" switch that is on, and the trust of an agent version. */
async function findCheckpoint(
  worker: Sql,
  workspaceId: WorkspaceId,
  { flowId, key, segment, agentVersion }: { flowId: string; key: string } & Earner,
): Promise<Row | undefined> {
  const [row] = await worker<Row[]>`
    select checkpoints.id, checkpoints.workspace_id, flow_id, key, policy, policy_version,
      checkpoints.rung as start_rung, own.epoch, own.rung, own.score_mean, own.score_n,
      newest.epoch as newest_epoch, newest.rung as newest_rung,
      case
        when workspace_settings.review_everything then 'workspace'
        when flows.review_everything then 'flow'
        when checkpoints.review_everything then 'checkpoint'
      end as kill_switch
    from checkpoints
    join flows on flows.id = checkpoints.flow_id
    left join workspace_settings on workspace_settings.workspace_id = checkpoints.workspace_id
    left join trusts as own on own.checkpoint_id = checkpoints.id and own.segment = ${segment}
      and own.agent_version = ${agentVersion}
    left join lateral (
      select epoch, rung from trusts
      where own.id is null and trusts.checkpoint_id = checkpoints.id and trusts.segment = ${segment}
      order by epoch desc limit 1
    ) as newest on true
    where checkpoints.workspace_id = ${workspaceId} and checkpoints.flow_id = ${flowId} and key = ${key}`;
  return row;
}

function asStored(row: Row, policy: CheckpointPolicy): StoredCheckpoint {
  const { startRung, epoch, rung, scoreMean, scoreN, newestEpoch, newestRung, ...checkpoint } = row;
  const scores = scoreMean === null ? NEW_SCORE_AVERAGE : { mean: scoreMean, n: scoreN ?? 0 };
  const stored = { ...checkpoint, policy, scores };
  if (policy.ladder.length === 0) return { ...stored, epoch: null, rung: startRung };
  if (epoch !== null && rung !== null) return { ...stored, epoch, rung };
  const latest = newestEpoch === null ? null : { epoch: newestEpoch, rung: newestRung ?? 0 };
  const entry = entryOf(policy, { startRung, latest });
  return { ...stored, epoch: entry.epoch, rung: entry.rung };
}
