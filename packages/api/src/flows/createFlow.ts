import { FLOW_SCHEMA, FlowDocument, type Result, type WorkspaceId } from '@countersign/model';
import type { Actor, FlowDraft, Flows } from '@countersign/runtime';

/** A flow that nobody has drawn anything in. */
export const emptyFlow = (name: string): FlowDocument =>
  FlowDocument.parse({ schema: FLOW_SCHEMA, name, nodes: [], edges: [] });

/** A slug for a name: `Vendor onboarding (EU)` becomes `vendor-onboarding-eu`. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'flow' : slug;
}

/** Creates a flow; without a slug the first free one that fits its name. Problem `slug_taken` only for a given slug. */
export async function createFlow(
  flows: Flows,
  workspaceId: WorkspaceId,
  flow: { slug: string | undefined; document: FlowDocument; actor: Actor },
): Promise<Result<FlowDraft>> {
  const { document, actor } = flow;
  if (flow.slug !== undefined) return flows.create(workspaceId, { slug: flow.slug, document, actor });
  const base = slugOf(document.name);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const created = await flows.create(workspaceId, { slug, document, actor });
    if (created.ok || created.problem.code !== 'slug_taken' || number === 1_000) return created;
  }
}
