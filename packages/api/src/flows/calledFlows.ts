import type { CalledFlow } from '@countersign/compiler';
import type { FlowDocument, WorkspaceId } from '@countersign/model';
import type { Services } from '../services.ts';

type Reading = Pick<Services, 'flows' | 'loadArtefact'>;

/** The newest versions of the flows that a document calls, by slug; a flow that is not published is not among them. */
export async function calledFlows(
  services: Reading,
  workspaceId: WorkspaceId,
  { nodes }: FlowDocument,
): Promise<ReadonlyMap<string, CalledFlow>> {
  const called = nodes.flatMap((node) =>
    node.kind === 'subflow' || node.kind === 'each' ? [node.config.flow] : [],
  );
  return flowsOf(services, workspaceId, [...new Set(called)]);
}

/** Every flow of the workspace that can be called. */
export async function callableFlows(
  services: Reading,
  workspaceId: WorkspaceId,
): Promise<readonly CalledFlow[]> {
  const flows = await services.flows.list(workspaceId, { archived: false });
  const published = flows.filter(({ version }) => version !== null).map(({ slug }) => slug);
  return [...(await flowsOf(services, workspaceId, published)).values()];
}

async function flowsOf(
  services: Reading,
  workspaceId: WorkspaceId,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, CalledFlow>> {
  const found = await Promise.all(slugs.map((slug) => flowOf(services, workspaceId, slug)));
  return new Map(found.filter((flow) => flow !== null).map((flow) => [flow.slug, flow]));
}

async function flowOf(
  { flows, loadArtefact }: Reading,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<CalledFlow | null> {
  const version = await flows.version(workspaceId, slug, null);
  const artefact = version && (await loadArtefact(version.artefactHash));
  if (!version || !artefact) return null;
  const { input, oversight } = artefact;
  return { slug, version: version.version, artefactHash: version.artefactHash, input, oversight };
}
