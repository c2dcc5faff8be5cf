import type { WorkspaceId } from '@countersign/model';
import type { FlowDraft } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type DraftRow, draftOf } from './draftOf.ts';

export async function findDraft(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<FlowDraft | null> {
  const [row] = await tx<DraftRow[]>`
    select id, slug, draft as document, draft_revision as revision, draft_updated_at as updated_at,
      draft_updated_by as updated_by, draft_savers as savers
    from flows
    where workspace_id = ${workspaceId} and slug = ${slug}`;
  return row ? draftOf(row) : null;
}
