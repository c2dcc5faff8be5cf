import type { InboxView, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Somebody's own views and those that are shared, by name. */
export async function listInboxViews(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  actorId: string,
): Promise<readonly InboxView[]> {
  const rows = await tx<InboxView[]>`
    select id, owner, name, search, is_shared
    from inbox_views
    where workspace_id = ${workspaceId} and (is_shared or owner = ${actorId})
    order by lower(name), id`;
  return [...rows];
}
