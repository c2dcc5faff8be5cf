import type { CheckpointPolicy, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export type PolicyChange = Readonly<{
  id: string;
  policy: CheckpointPolicy;
  policyVersion: number;
  /** Where new segments begin from now on. */
  startRung: number;
  by: string;
}>;

/**
 * Applies the next version of a policy if `policyVersion` is still the newest, and answers its number.
 */
export async function updatePolicy(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, policy, policyVersion, startRung, by }: PolicyChange,
): Promise<number | undefined> {
  const [row] = await tx<{ version: number }[]>`
    with applied as (
      update checkpoints
      set policy = ${JSON.stringify(policy)}::text::json, policy_version = policy_version + 1,
        rung = ${startRung}
      where workspace_id = ${workspaceId} and id = ${id} and policy_version = ${policyVersion}
      returning id, policy_version, policy
    )
    insert into checkpoint_policies (workspace_id, checkpoint_id, version, policy, applied_by)
    select ${workspaceId}, id, policy_version, policy, ${by} from applied
    returning version`;
  return row?.version;
}
