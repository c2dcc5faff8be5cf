import { JsonObject, RunId, RunStatus, Slug } from '@countersign/model';
import { z } from 'zod';
import { StartInput } from '../inputs.ts';
import { followRun } from '../live/followRun.ts';
import { found, ProblemError, unwrap } from '../problems/ProblemError.ts';
import { NoFields } from './emptyBody.ts';
import { eraseRun } from './eraseRoute.ts';
import { IDEMPOTENCY_KEY, idempotencyKey } from './idempotencyKey.ts';
import { ListQuery, wholeNumber } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';
import { runView } from './runView.ts';

const RunParams = z.strictObject({ id: RunId });
const SignalName = z.string().min(1).max(100, 'The name of a signal has at most 100 characters.');
const NO_RUN = 'There is no such run.';

const startRun = defineRoute({
  method: 'POST',
  path: '/flows/{slug}/runs',
  scope: 'runs:write',
  summary: 'Start a run of the newest published version',
  description:
    'With an Idempotency-Key the same request answers with the same run, however often it is sent, for as long as that run is kept.',
  params: z.strictObject({ slug: Slug }),
  query: NoFields,
  body: StartInput,
  headers: [IDEMPOTENCY_KEY],
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
      priority: body.priority,
      idempotencyKey: idempotencyKey(header),
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
    version: wholeNumber(1, 999_999_999).optional(),
    parent: RunId.optional().describe('The runs that this one called'),
    file: z.uuid().optional().describe('The runs that this file of cases started, its last row first'),
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
  answer: { status: 200, description: 'The run with the progress of its calls', schema: 'RunDetails' },
  problems: ['run_not_found'],
  async handle({ services, workspaceId, params }) {
    const run = found(await services.runs.get(workspaceId, params.id), 'run_not_found', NO_RUN);
    return { status: 200, body: { ...runView(run), calls: run.calls } };
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
  description:
    'The runs that it called are cancelled too. Actions that are under way are waited for: until they have told how they ' +
    'ended, the run is `running`, or `parked` where nobody knows and a person has to say. With `undo` what they all did ' +
    'is taken back then: until that is through, a run is `running`.',
  params: RunParams,
  query: NoFields,
  body: z.strictObject({ undo: z.boolean().optional() }).optional(),
  answer: { status: 200, description: 'The run, cancelled or about to be', schema: 'Run' },
  problems: ['run_not_found', 'run_final', 'run_ending', 'run_undoing'],
  async handle({ services, workspaceId, actor, params, body }) {
    const options = { undo: body?.undo ?? false };
    const cancelled = await services.verbs.cancel(workspaceId, params.id, actor, options);
    return { status: 200, body: runView(unwrap(cancelled)) };
  },
});

const signalRun = defineRoute({
  method: 'POST',
  path: '/runs/{id}/signals/{name}',
  scope: 'runs:write',
  summary: 'Send a named signal to a run',
  description:
    'It ends the waits for this name, or is kept for the next one. With an Idempotency-Key it counts once, however often ' +
    'it is sent.',
  params: RunParams.extend({ name: SignalName }),
  freeParams: ['name'],
  query: NoFields,
  body: z.strictObject({ payload: JsonObject.optional() }).optional(),
  headers: [IDEMPOTENCY_KEY],
  answer: { status: 200, description: 'The run', schema: 'Run' },
  problems: [
    'run_not_found',
    'run_final',
    'run_ending',
    'run_undoing',
    'too_many_signals',
    'idempotency_conflict',
  ],
  async handle({ services, workspaceId, actor, params, body, header }) {
    const { id, name } = params;
    const signal = { id, name, payload: body?.payload ?? {}, actor, idempotencyKey: idempotencyKey(header) };
    return { status: 200, body: runView(unwrap(await services.verbs.signal(workspaceId, signal))) };
  },
});

export const runRoutes: readonly Route[] = [
  startRun,
  listRuns,
  getRun,
  listEvents,
  cancelRun,
  eraseRun,
  signalRun,
];
