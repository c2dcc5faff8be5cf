import type { WorkspaceId } from '@countersign/model';
import type { ModelStatus } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/**
 * Gives one version of a locked model a status. Whoever makes it live is noted, and whether the same classifier had been
 * in use before.
 */
export async function markVersion(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  change: Readonly<{ model: string; version: number; status: ModelStatus; actorId: string }>,
): Promise<void> {
  const { model, version, status, actorId } = change;
  const adoption =
    status === 'live'
      ? tx`, adopted_by = ${actorId}, adopted_at = now(), returns = (
          select coalesce(max(earlier.returns) + 1, 0) from learning_models as earlier
          where earlier.workspace_id = ${workspaceId} and earlier.model = ${model}
            and earlier.hash = learning_models.hash and earlier.status = 'retired'
        )`
      : tx``;
  await tx`
    update learning_models set status = ${status} ${adoption}
    where workspace_id = ${workspaceId} and model = ${model} and version = ${version}`;
}
