import { Slug } from '@countersign/model';
import { z } from 'zod';
import { MigrateInput, VersionNumber } from '../inputs.ts';
import { found, unwrap, unwrapFound } from '../problems/ProblemError.ts';
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

const rollback = defineRoute({
  method: 'POST',
  path: '/flows/{slug}/rollback',
  scope: 'flows:write',
  summary: 'Make what an old version does the newest version again',
  description: 'Nothing is compiled, so it takes effect at once. Runs and the draft stay as they are.',
  params: FlowParams,
  query: NoFields,
  body: z.strictObject({ version: VersionNumber }),
  answer: { status: 200, description: 'The new version', schema: 'Version' },
  problems: ['flow_not_found', 'version_not_found', 'already_newest'],
  async handle({ services, workspaceId, actor, params, body }) {
    const back = await services.flows.rollback(workspaceId, { ...params, version: body.version, actor });
    const { version, artefactHash, publishedAt, publishedBy } = unwrapFound(back, 'flow_not_found', NO_FLOW);
    return { status: 200, body: { version, artefactHash, publishedAt, publishedBy } };
  },
});

const migrate = defineRoute({
  method: 'POST',
  path: '/flows/{slug}/migrate',
  scope: 'flows:write',
  summary: 'Move waiting runs to another version',
  description:
    'Runs stay on the version they began with until somebody moves them. With `dryRun` nothing is moved: each run is ' +
    'named with what would become of it. At most 1,000 runs at once; `nextCursor` goes on with the next.',
  params: FlowParams,
  query: NoFields,
  body: MigrateInput,
  answer: { status: 200, description: 'What became of each run', schema: 'Migration' },
  problems: ['version_not_found', 'same_version', 'invalid_cursor'],
  async handle({ services, workspaceId, actor, params, body }) {
    // What a key may do is said by its scopes alone, and this route needs one that may change flows.
    const request = { ...body, flow: params.slug, actor, role: 'consultant' as const };
    return { status: 200, body: unwrap(await services.verbs.migrate(workspaceId, request)) };
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
  rollback,
  migrate,
  archiveRoute('archive', 'No run starts any more; runs that have begun go on.'),
  archiveRoute('restore', 'Runs can start again; its schedule goes on from now.'),
];
