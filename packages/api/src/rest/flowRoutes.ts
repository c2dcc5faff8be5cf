import { validate } from '@countersign/compiler';
import { JsonObject, parseFlow, Slug } from '@countersign/model';
import type { FlowDraft, FlowSummary } from '@countersign/runtime';
import { z } from 'zod';
import { calledFlows } from '../flows/calledFlows.ts';
import { firstFault } from '../flows/firstFault.ts';
import { policiesApart } from '../flows/policiesApart.ts';
import { publishFlow } from '../flows/publishFlow.ts';
import { found, ProblemError, unwrap } from '../problems/ProblemError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { defineRoute, type Route, type RouteCall } from './route.ts';

const FlowParams = z.strictObject({ slug: Slug });
const NO_FLOW = 'There is no such flow.';

function flowView(flow: FlowSummary) {
  const { id: _id, ...view } = flow;
  return view;
}

type Caller = Pick<RouteCall<unknown, unknown, unknown>, 'services' | 'workspaceId'>;

async function draftView({ services, workspaceId }: Caller, draft: FlowDraft) {
  const { slug, revision, updatedAt, document } = draft;
  const called = await calledFlows(services, workspaceId, document);
  const diagnostics = validate(document, { calledFlows: called, self: slug });
  return { slug, revision, updatedAt, document, diagnostics };
}

const listFlows = defineRoute({
  method: 'GET',
  path: '/flows',
  scope: 'flows:read',
  summary: 'List the flows of the workspace',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All flows that are not archived', schema: { listOf: 'Flow' } },
  problems: [],
  async handle({ services, workspaceId }) {
    const flows = await services.flows.list(workspaceId, { archived: false });
    return { status: 200, body: { items: flows.map(flowView), nextCursor: null } };
  },
});

const getFlow = defineRoute({
  method: 'GET',
  path: '/flows/{slug}',
  scope: 'flows:read',
  summary: 'Get the draft of a flow with what the compiler says about it',
  params: FlowParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The draft', schema: 'Draft' },
  problems: ['flow_not_found'],
  async handle({ services, workspaceId, params }) {
    const draft = found(await services.flows.draft(workspaceId, params.slug), 'flow_not_found', NO_FLOW);
    const body = await draftView({ services, workspaceId }, draft);
    return { status: 200, body, headers: { etag: `"${draft.revision}"` } };
  },
});

const putFlow = defineRoute({
  method: 'PUT',
  path: '/flows/{slug}',
  scope: 'flows:write',
  summary: 'Create a flow or replace its draft',
  description:
    'The body is the flow document. Published versions stay as they are. With `If-Match` the draft is only replaced ' +
    'while it still has that revision.',
  params: FlowParams,
  query: NoFields,
  body: JsonObject,
  headers: [{ name: 'If-Match', description: 'The revision in quotes, as in the ETag of the draft' }],
  answer: { status: 200, description: 'The draft as stored', schema: 'Draft' },
  problems: ['flow_invalid', 'flow_schema_unknown', 'revision_conflict'],
  async handle({ services, workspaceId, actor, params, body, header }) {
    const parsed = parseFlow(body);
    if (!parsed.ok) throw new ProblemError(firstFault(parsed.problem));
    const flow = { slug: params.slug, document: parsed.value, actor };
    const expected = revisionOf(header('if-match'));
    const current = await services.flows.draft(workspaceId, params.slug);
    const saved =
      current === null
        ? await services.flows.create(workspaceId, flow)
        : await services.flows.saveDraft(workspaceId, { ...flow, revision: expected ?? current.revision });
    const draft = unwrap(saved);
    const view = await draftView({ services, workspaceId }, draft);
    return { status: 200, body: view, headers: { etag: `"${draft.revision}"` } };
  },
});

function revisionOf(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null;
  const digits = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (digits !== undefined) return Number(digits);
  const message = 'If-Match takes the revision in quotes, for example "3".';
  throw new ProblemError({ code: 'invalid_input', message, at: 'If-Match' });
}

const publish = defineRoute({
  method: 'POST',
  path: '/flows/{slug}/publish',
  scope: 'flows:write',
  summary: 'Publish the draft as the next version',
  description:
    'A flow with errors is refused: 422 with the compiler’s `diagnostics`. A new checkpoint that begins above rung 0 ' +
    'needs a key with `checkpoints:write`, too.',
  params: FlowParams,
  query: NoFields,
  body: EmptyBody,
  answer: { status: 200, description: 'The published version', schema: 'Published' },
  problems: ['flow_not_found', 'flow_has_errors', 'revision_conflict', 'role_too_narrow'],
  async handle({ services, workspaceId, actor, role, params }) {
    const draft = found(await services.flows.draft(workspaceId, params.slug), 'flow_not_found', NO_FLOW);
    const { document, revision } = draft;
    const flow = { slug: params.slug, document, revision, actor, role };
    const published = unwrap(await publishFlow(services, workspaceId, flow));
    const apart = await policiesApart(services, workspaceId, flow);
    const diagnostics = [...published.diagnostics, ...apart];
    const { version: number, artefactHash, publishedAt } = published.version;
    return {
      status: 200,
      body: { flow: params.slug, version: number, artefactHash, publishedAt, diagnostics },
    };
  },
});

export const flowRoutes: readonly Route[] = [listFlows, getFlow, putFlow, publish];
