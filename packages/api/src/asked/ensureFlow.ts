import { contentHash, type FlowDocument, type Json, type Role, type WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { slugOf } from '../flows/createFlow.ts';
import { publishFlow } from '../flows/publishFlow.ts';
import { unwrap } from '../problems/ProblemError.ts';
import type { Services } from '../services.ts';

type Where = {
  readonly services: Pick<Services, 'flows' | 'loadArtefact'>;
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  readonly role: Role;
};

type Wanted = {
  readonly slug: string;
  readonly document: FlowDocument;
  readonly fits: (published: FlowDocument) => boolean;
};

const MOST_TRIES = 1_000;

/**
 * The slug of a published flow that does what this document does, made and published where there is none. Several flows may
 * bear one name; the same document under the same name is one flow, so that what it has learnt stays with it. `fits` says
 * which published flows of the name are as good, where it need not be the very same document.
 */
export async function ensureFlow(
  where: Where,
  document: FlowDocument,
  fits: (published: FlowDocument) => boolean = (published) => isSame(published, document),
): Promise<string> {
  const base = slugOf(document.name);
  for (let number = 1; number <= MOST_TRIES; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (await isReady(where, { slug, document, fits })) return slug;
  }
  throw new Error(`There are more than ${MOST_TRIES} flows “${document.name}”.`);
}

/** Whether the flow of this slug is this document; makes it where the slug is free, and publishes what is still a draft. */
async function isReady(where: Where, { slug, document, fits }: Wanted): Promise<boolean> {
  const { services, workspaceId, actor, role } = where;
  const { flows } = services;
  const version = await flows.version(workspaceId, slug, null);
  if (version !== null) {
    return fits(version.document) && !(await isArchived(where, slug));
  }
  // Of two that create it at once one is told that the slug is taken, and finds the draft of the other.
  await flows.create(workspaceId, { slug, document, actor });
  const draft = await flows.draft(workspaceId, slug);
  if (draft === null || !isSame(draft.document, document)) return false;
  unwrap(await publishFlow(services, workspaceId, { slug, document, actor, role }));
  return true;
}

const isSame = (one: FlowDocument, other: FlowDocument): boolean => hashOf(one) === hashOf(other);
const hashOf = (document: FlowDocument): string => contentHash(document as unknown as Json); // safe: documents are JSON

async function isArchived({ services, workspaceId }: Where, slug: string): Promise<boolean> {
  const archived = await services.flows.list(workspaceId, { archived: true });
  return archived.some((flow) => flow.slug === slug && flow.archived);
}
