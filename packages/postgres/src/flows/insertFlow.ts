import { contentHash, type FlowDocument, type WorkspaceId } from '@countersign/model';
import type { Actor, FlowDraft } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type DraftRow, draftOf } from './draftOf.ts';

export type NewFlow = Readonly<{ id: string; slug: string; document: FlowDocument; actor: Actor }>;

/** Creates a flow; answers nothing when the workspace has one of this slug. */
export async function insertFlow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, slug, document, actor }: NewFlow,
): Promise<FlowDraft | undefined> {
  const [row] = await tx<DraftRow[]>`
    insert into flows (id, workspace_id, slug, draft, draft_hash, draft_updated_by)
    values (${id}, ${workspaceId}, ${slug}, ${JSON.stringify(document)}::text::json,
      ${contentHash(document as never)}, ${actor.name})
    on conflict (workspace_id, slug) do nothing
    returning id, slug, draft as document, draft_revision as revision, draft_updated_at as updated_at,
      draft_updated_by as updated_by, draft_savers as savers`;
  return row && draftOf(row);
}
