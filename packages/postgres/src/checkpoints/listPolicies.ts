import { CheckpointPolicy, type WorkspaceId } from '@countersign/model';
import type { PolicyVersion } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

type PolicyRow = Readonly<{ version: number; policy: unknown; appliedBy: string; appliedAt: Date }>;

/** Every version of a checkpoint's policy, newest first; those of earlier releases with the defaults of what they lack. */
export async function listPolicies(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<readonly PolicyVersion[]> {
  const rows = await tx<PolicyRow[]>`
    select version, policy, applied_by, applied_at
    from checkpoint_policies
    where workspace_id = ${workspaceId} and checkpoint_id = ${id}
    order by version desc`;
  return rows.map(({ policy, appliedAt, ...row }) => ({
    ...row,
    policy: CheckpointPolicy.parse(policy),
    appliedAt: appliedAt.toISOString(),
  }));
}
