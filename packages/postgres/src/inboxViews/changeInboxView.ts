import type { InboxView, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Gives one's own view another name, or shares it or no longer; null when there is none. */
export async function changeInboxView(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, owner, name, isShared }: Pick<InboxView, 'id' | 'owner' | 'name' | 'isShared'>,
): Promise<InboxView | null> {
  const [changed] = await tx<InboxView[]>`
    update inbox_views set name = ${name}, is_shared = ${isShared}
    where workspace_id = ${workspaceId} and id = ${id} and owner = ${owner}
    returning id, owner, name, search, is_shared`;
  return changed ?? null;
}
