import { contentHash, type FlowDocument, type WorkspaceId } from '@countersign/model';
import type { Actor, FlowDraft } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type DraftRow, draftOf } from './draftOf.ts';

/** `saver` names the editing session that saves, if it wants to know later whether its save arrived. */
export type DraftSave = Readonly<{
  slug: string;
  document: FlowDocument;
  revision: number;
  actor: Actor;
  saver?: string | undefined;
}>;

/** So many editing sessions are remembered: more than edit one flow while an answer is lost. */
const MOST_SAVERS = 64;

/** Replaces the draft if `revision` is still the newest; answers nothing otherwise. */
export async function updateDraft(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { slug, document, revision, actor, saver }: DraftSave,
): Promise<FlowDraft | undefined> {
  const [row] = await tx<DraftRow[]>`
    update flows
    set draft = ${JSON.stringify(document)}::text::json, draft_hash = ${contentHash(document as never)},
      draft_revision = draft_revision + 1, draft_updated_at = now(), draft_updated_by = ${actor.name},
      draft_savers = case when ${saver ?? null}::text is null then draft_savers else (
        select jsonb_object_agg(name, revision) from (
          select ${saver ?? null}::text as name, to_jsonb(draft_revision + 1) as revision
          union all
          select * from (
            select key, value from jsonb_each(draft_savers)
            where key <> ${saver ?? null}::text
            order by value::bigint desc limit ${MOST_SAVERS - 1}) others) kept) end
    where workspace_id = ${workspaceId} and slug = ${slug} and draft_revision = ${revision}
    returning id, slug, draft as document, draft_revision as revision, draft_updated_at as updated_at,
      draft_updated_by as updated_by, draft_savers as savers`;
  return row && draftOf(row);
}
