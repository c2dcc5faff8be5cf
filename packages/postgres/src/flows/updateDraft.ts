import { contentHash, type FlowDocument, type WorkspaceId } from '@countersign/model';
import type { Actor, FlowDraft } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type DraftRow, draftOf } from './draftOf.ts';

export type DraftSave = Readonly<{ slug: string; document: FlowDocument; revision: number; actor: Actor }>;

/** Replaces the draft if `revision` is still the newest; answers nothing otherwise. */
export async function updateDraft(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { slug, document, revision, actor }: DraftSave,
): Promise<FlowDraft | undefined> {
  const [row] = await tx<DraftRow[]>`
    update flows
    set draft = ${JSON.stringify(document)}::text::json, draft_hash = ${contentHash(document as never)},
      draft_revision = draft_revision + 1, draft_updated_at = now(), draft_updated_by = ${actor.name}
    where workspace_id = ${workspaceId} and slug = ${slug} and draft_revision = ${revision}
    returning id, slug, draft as document, draft_revision as revision, draft_updated_at as updated_at,
      draft_updated_by as updated_by`;
  return row && draftOf(row);
}
