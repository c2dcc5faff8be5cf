import { Slug } from '@countersign/model';
import { z } from 'zod';
import { found } from '../problems/ProblemError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const FlowParams = z.strictObject({ slug: Slug });
const NO_FLOW = 'There is no such flow.';

const listVersions = defineRoute({
  method: 'GET',
  path: '/flows/{slug}/versions',
  scope: 'flows:read',
  summary: 'List the published versions of a flow, newest first',
  params: FlowParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All versions', schema: { listOf: 'Version' } },
  problems: ['flow_not_found'],
  async handle({ services, workspaceId, params }) {
    found(await services.flows.draft(workspaceId, params.slug), 'flow_not_found', NO_FLOW);
    const versions = await services.flows.versions(workspaceId, params.slug);
    const items = versions.map(({ version, artefactHash, publishedAt, publishedBy }) => ({
      ...{ version, artefactHash, publishedAt, publishedBy },
    }));
    return { status: 200, body: { items, nextCursor: null } };
  },
});

const archiveRoute = (verb: 'archive' | 'restore', description: string) =>
  defineRoute({
    method: 'POST',
    path: `/flows/{slug}/${verb}`,
    scope: 'flows:write',
    summary: `${verb === 'archive' ? 'Put a flow away' : 'Bring an archived flow back'}`,
    description,
    params: FlowParams,
    query: NoFields,
    body: EmptyBody,
    answer: { status: 200, description: 'Whether it is archived', schema: 'FlowState' },
    problems: ['flow_not_found'],
    async handle({ services, workspaceId, actor, params }) {
      const archived = verb === 'archive';
      const done = await services.flows.archive(workspaceId, params.slug, archived, actor);
      found(done || null, 'flow_not_found', NO_FLOW);
      return { status: 200, body: { flow: params.slug, archived } };
    },
  });

export const versionRoutes: readonly Route[] = [
  listVersions,
  archiveRoute('archive', 'No run starts any more; runs that have begun go on.'),
  archiveRoute('restore', 'Runs can start again; its schedule goes on from now.'),
];
