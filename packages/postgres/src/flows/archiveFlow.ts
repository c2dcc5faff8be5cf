import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Puts a flow away or back; answers its id, or nothing when there is no such flow. */
export async function archiveFlow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  slug: string,
  archived: boolean,
): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    update flows set archived = ${archived}
    where workspace_id = ${workspaceId} and slug = ${slug}
    returning id`;
  return row?.id;
}
