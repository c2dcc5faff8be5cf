import type { WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';

/** What a workspace is called in addresses. */
export async function findWorkspaceSlug(auth: Sql, workspaceId: WorkspaceId): Promise<string> {
  const [row] = await auth<{ slug: string }[]>`select slug from organization where id = ${workspaceId}`;
  if (row === undefined) throw new Error('There is no such workspace.');
  return row.slug;
}
