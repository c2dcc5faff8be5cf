import type { CheckpointPolicy, WorkspaceId } from '@countersign/model';
import type { StoredCheckpoint } from '@countersign/runtime';
import type { Statement, Writer } from '../store/flight.ts';

/** What is in force at a checkpoint; the policy as it is stored. */
export type InForce = Readonly<{
  id: string;
  workspaceId: WorkspaceId;
  policy: CheckpointPolicy;
  policyVersion: number;
  rung: number;
  killSwitch: StoredCheckpoint['killSwitch'];
}>;

/** Policies, starting rungs and switches of checkpoints. Asked after their ledgers were locked, it is the newest there is. */
export function findInForce(tx: Writer, ids: readonly string[]): Statement<InForce> {
  if (ids.length === 0) return null;
  return tx<InForce[]>`
    select checkpoints.id, checkpoints.workspace_id, policy, policy_version, rung,
      case
        when workspace_settings.review_everything then 'workspace'
        when flows.review_everything then 'flow'
        when checkpoints.review_everything then 'checkpoint'
      end as kill_switch
    from checkpoints
    join flows on flows.id = checkpoints.flow_id
    left join workspace_settings on workspace_settings.workspace_id = checkpoints.workspace_id
    where checkpoints.id = any(${[...ids]}::uuid[])`;
}
