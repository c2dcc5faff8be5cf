import type { InboxView, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

const AT_MOST = 100;

/** Saves a view, in place of one's own of the same name; null when somebody has as many as one can have. */
export async function saveInboxView(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, owner, name, search, isShared }: InboxView,
): Promise<InboxView | null> {
  const [saved] = await tx<InboxView[]>`
    insert into inbox_views (workspace_id, id, owner, name, search, is_shared)
    select ${workspaceId}, ${id}::uuid, ${owner}, ${name}, ${JSON.stringify(search)}::text::json, ${isShared}::boolean
    where (
      select count(*) from inbox_views where workspace_id = ${workspaceId} and owner = ${owner} and name <> ${name}
    ) < ${AT_MOST}
    on conflict (workspace_id, owner, name) do update set search = excluded.search, is_shared = excluded.is_shared
    returning id, owner, name, search, is_shared`;
  return saved ?? null;
}
