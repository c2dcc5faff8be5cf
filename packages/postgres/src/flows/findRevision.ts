import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** The number of the newest save of a draft, without the draft. */
export async function findRevision(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<number | null> {
  const [row] = await tx<{ revision: number }[]>`
    select draft_revision as revision from flows where workspace_id = ${workspaceId} and slug = ${slug}`;
  return row?.revision ?? null;
}
