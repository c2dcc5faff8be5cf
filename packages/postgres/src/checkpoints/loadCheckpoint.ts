import {
  type LabelCounts,
  NEW_SCORE_AVERAGE,
  NO_LABELS,
  standingOf,
  type TrustPlace,
} from '@countersign/autonomy';
import { CheckpointPolicy, type WorkspaceId } from '@countersign/model';
import type { Earner, StoredCheckpoint } from '@countersign/runtime';
import type { Sql } from 'postgres';

type Row = Omit<StoredCheckpoint, 'epoch' | 'scores' | 'labels' | 'rung'> &
  Readonly<{
    startRung: number;
    epoch: number | null;
    rung: number | null;
    scoreMean: number | null;
    scoreN: number | null;
    labels: LabelCounts | null;
    ownVersion: number | null;
    currentEpoch: number | null;
    currentRung: number | null;
    currentVersion: number | null;
    lastEpoch: number | null;
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
    return row === undefined ? null : asStored(row, policyOf(row), name.flowVersion);
  };
}

/** A gate's checkpoint with the widest "review everything" switch that is on, and the trust of an agent version. */
async function findCheckpoint(
  worker: Sql,
  workspaceId: WorkspaceId,
  { flowId, key, segment, agentVersion, flowVersion = 0 }: { flowId: string; key: string } & Earner,
): Promise<Row | undefined> {
  const [row] = await worker<Row[]>`
    select checkpoints.id, checkpoints.workspace_id, flow_id, key, policy, policy_version,
      checkpoints.rung as start_rung, own.epoch, own.rung, own.score_mean, own.score_n, own.labels,
      own.flow_version as own_version, current.epoch as current_epoch, current.rung as current_rung,
      current.flow_version as current_version, current.last_epoch,
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
      select epoch, rung, flow_version, max(epoch) over () as last_epoch from trusts
      where (own.id is null or own.flow_version < ${flowVersion})
        and trusts.checkpoint_id = checkpoints.id and trusts.segment = ${segment}
      order by flow_version desc, epoch desc limit 1
    ) as current on true
    where checkpoints.workspace_id = ${workspaceId} and checkpoints.flow_id = ${flowId} and key = ${key}`;
  return row;
}

function asStored(row: Row, policy: CheckpointPolicy, flowVersion: number | undefined): StoredCheckpoint {
  const { startRung, epoch, rung, ownVersion, scoreMean, scoreN, ...others } = row;
  const { currentEpoch, currentRung, currentVersion, lastEpoch, ...checkpoint } = others;
  const scores = scoreMean === null ? NEW_SCORE_AVERAGE : { mean: scoreMean, n: scoreN ?? 0 };
  const stored = { ...checkpoint, policy, scores, labels: checkpoint.labels ?? NO_LABELS };
  if (policy.ladder.length === 0) return { ...stored, epoch: null, rung: startRung };
  const own = placeOf(epoch, rung, ownVersion);
  const current = placeOf(currentEpoch, currentRung, currentVersion) ?? own;
  const segment = current === null ? null : { current, lastEpoch: lastEpoch ?? current.epoch };
  const { cause: _, ...standing } = standingOf(policy, { startRung, own, segment, flowVersion });
  return { ...stored, ...standing };
}

const placeOf = (epoch: number | null, rung: number | null, version: number | null): TrustPlace | null =>
  epoch === null || rung === null ? null : { epoch, rung, flowVersion: version ?? 0 };
