import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Notes that "review everything" was turned, for those who read what happened at a checkpoint. */
export async function insertSwitching(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { object, on, actorId }: Readonly<{ object: string; on: boolean; actorId: string }>,
): Promise<void> {
  await tx`
    insert into switchings (workspace_id, object, is_on, actor)
    values (${workspaceId}, ${object}, ${on}, ${actorId})`;
}
