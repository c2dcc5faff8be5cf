import { JsonObject, type Run, RunId, RunStatus, Slug } from '@countersign/model';
import { z } from 'zod';
import { StartInput } from '../inputs.ts';
import { followRun } from '../live/followRun.ts';
import { found, ProblemError, unwrap } from '../problems/ProblemError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { ListQuery, wholeNumber } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';

const RunParams = z.strictObject({ id: RunId });
const SignalName = z.string().min(1).max(100, 'The name of a signal has at most 100 characters.');
const NO_RUN = 'There is no such run.';

/** The run without its input, which the caller knows. */
function runView(run: Run) {
  const { id, flow, version, status, outcome, output, subject, caseType, createdAt, updatedAt } = run;
  const result = {
    ...(outcome === undefined ? {} : { outcome }),
    ...(output === undefined ? {} : { output }),
  };
  return { id, flow, version, status, ...result, subject, caseType, createdAt, updatedAt };
}

const startRun = defineRoute({
  method: 'POST',
  path: '/flows/{slug}/runs',
  scope: 'runs:write',
  summary: 'Start a run of the newest published version',
  description:
    'With an Idempotency-Key the same request answers with the same run, however often it is sent.',
  params: z.strictObject({ slug: Slug }),
  query: NoFields,
  body: StartInput,
  headers: [{ name: 'Idempotency-Key', description: 'Up to 200 visible characters, yours to choose' }],
  answer: { status: 201, description: 'The run', schema: 'Run' },
  problems: [
    'flow_not_found',
    'flow_not_published',
    'flow_archived',
    'channel_closed',
    'schema_violation',
    'idempotency_conflict',
  ],
  async handle({ services, workspaceId, actor, params, body, header }) {
    const start = {
      flow: params.slug,
      input: body.input,
      subject: body.subject ?? null,
      caseType: body.caseType ?? null,
      idempotencyKey: idempotencyKey(header('idempotency-key')),
      channel: 'api' as const,
      actor,
    };
    const { run, repeated } = unwrap(await services.verbs.start(workspaceId, start));
    const headers = {
      location: `/api/v1/runs/${run.id}`,
      ...(repeated ? { 'idempotency-replayed': 'true' } : {}),
    };
    return { status: 201, body: runView(run), headers };
  },
});

function idempotencyKey(value: string | undefined): string | null {
  if (value === undefined) return null;
  if (/^[\x21-\x7e]{1,200}$/.test(value)) return value;
  const message = 'Idempotency-Key takes 1 to 200 visible ASCII characters.';
  throw new ProblemError({ code: 'invalid_input', message, at: 'Idempotency-Key' });
}

const listRuns = defineRoute({
  method: 'GET',
  path: '/runs',
  scope: 'runs:read',
  summary: 'List runs, newest first',
  params: NoFields,
  query: ListQuery.extend({
    flow: Slug.optional(),
    status: RunStatus.optional(),
    subject: z.string().min(1).max(300).optional(),
  }),
  body: null,
  answer: { status: 200, description: 'One page of runs', schema: { listOf: 'Run' } },
  problems: ['invalid_cursor'],
  async handle({ services, workspaceId, query }) {
    const { items, nextCursor } = await services.runs.list(workspaceId, query);
    return { status: 200, body: { items: items.map(runView), nextCursor } };
  },
});

const getRun = defineRoute({
  method: 'GET',
  path: '/runs/{id}',
  scope: 'runs:read',
  summary: 'Get one run',
  params: RunParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The run', schema: 'Run' },
  problems: ['run_not_found'],
  async handle({ services, workspaceId, params }) {
    const run = found(await services.runs.get(workspaceId, params.id), 'run_not_found', NO_RUN);
    return { status: 200, body: runView(run) };
  },
});

const listEvents = defineRoute({
  method: 'GET',
  path: '/runs/{id}/events',
  scope: 'runs:read',
  summary: 'Read or follow the events of a run',
  description:
    'As JSON a page of events in order. With `Accept: text/event-stream` every event as it happens, until the last; ' +
    '`Last-Event-ID` goes on after that `seq`.',
  params: RunParams,
  query: z.strictObject({
    cursor: wholeNumber(0, 999_999_999).optional().describe('The `seq` after which to go on'),
    limit: wholeNumber(1, 1_000).optional(),
  }),
  body: null,
  headers: [{ name: 'Last-Event-ID', description: 'The `seq` of the last event you have; for streams' }],
  answer: { status: 200, description: 'Events in order', schema: { listOf: 'RunEvent' }, isStream: true },
  problems: ['run_not_found'],
  async handle({ services, workspaceId, params, query, header, signal }) {
    found(await services.runs.get(workspaceId, params.id), 'run_not_found', NO_RUN);
    if (header('accept')?.includes('text/event-stream') === true) {
      const after = lastEventId(header('last-event-id')) ?? query.cursor ?? 0;
      return { events: streamed(followRun(services, workspaceId, { runId: params.id, after, signal })) };
    }
    const limit = query.limit ?? 200;
    const items = await services.runs.events(workspaceId, params.id, query.cursor ?? 0, limit);
    const last = items.length === limit ? items.at(-1) : undefined;
    return { status: 200, body: { items, nextCursor: last === undefined ? null : String(last.seq) } };
  },
});

function lastEventId(value: string | undefined): number | null {
  if (value === undefined || value === '') return null;
  const parsed = wholeNumber(0, 999_999_999).safeParse(value);
  if (parsed.success) return parsed.data;
  const message = 'Last-Event-ID is the seq of an event: a whole number.';
  throw new ProblemError({ code: 'invalid_input', message, at: 'Last-Event-ID' });
}

async function* streamed(events: ReturnType<typeof followRun>) {
  for await (const event of events) yield { id: String(event.seq), event: event.type, data: event };
}

const cancelRun = defineRoute({
  method: 'POST',
  path: '/runs/{id}/cancel',
  scope: 'runs:write',
  summary: 'Cancel a run that has not ended',
  params: RunParams,
  query: NoFields,
  body: EmptyBody,
  answer: { status: 200, description: 'The cancelled run', schema: 'Run' },
  problems: ['run_not_found', 'run_final'],
  async handle({ services, workspaceId, actor, params }) {
    return { status: 200, body: runView(unwrap(await services.verbs.cancel(workspaceId, params.id, actor))) };
  },
});

const signalRun = defineRoute({
  method: 'POST',
  path: '/runs/{id}/signals/{name}',
  scope: 'runs:write',
  summary: 'Send a named signal to a run',
  params: RunParams.extend({ name: SignalName }),
  freeParams: ['name'],
  query: NoFields,
  body: z.strictObject({ payload: JsonObject.optional() }).optional(),
  answer: { status: 200, description: 'The run', schema: 'Run' },
  problems: ['run_not_found', 'run_final'],
  async handle({ services, workspaceId, actor, params, body }) {
    const signal = { id: params.id, name: params.name, payload: body?.payload ?? {}, actor };
    return { status: 200, body: runView(unwrap(await services.verbs.signal(workspaceId, signal))) };
  },
});

export const runRoutes: readonly Route[] = [startRun, listRuns, getRun, listEvents, cancelRun, signalRun];
