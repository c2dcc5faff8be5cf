import { FlowDocument, type TriggerConfig, type WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { Answer, RestCaller } from '../testing/RestCaller.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';

let server: TestServer;
let workspaceId: WorkspaceId;
let key: RestCaller;
beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('here');
  key = await server.key(workspaceId);
  await publish('refunds', {});
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

const INPUT = {
  type: 'object',
  properties: { amount: { type: 'number' }, order: { type: 'string' }, urgent: { type: 'boolean' } },
  required: ['order'],
  additionalProperties: false,
};

function publish(slug: string, trigger: Partial<TriggerConfig>, input: object = INPUT): Promise<void> {
  const document = reviewFlow();
  const nodes = document.nodes.map((node) =>
    node.kind === 'trigger' ? { ...node, config: { ...node.config, ...trigger } } : node,
  );
  return server.publish(workspaceId, slug, FlowDocument.parse({ ...document, input, nodes }));
}

type File = { id: string; status: string; rows: number; started: number; failed: number };

const send = (
  flow: string,
  body: string,
  type: string,
  headers: Record<string, string> = {},
  query = '',
): Promise<Answer> =>
  key.call('POST', `/flows/${flow}/files${query}`, body, { 'content-type': type, ...headers });

const fileOf = async (id: string) => (await key.call('GET', `/files/${id}`)).body as File;
const whenDone = (id: string): Promise<File> =>
  vi.waitUntil(
    async () => {
      const file = await fileOf(id);
      return file.status === 'done' ? file : undefined;
    },
    { timeout: 20_000, interval: 50 },
  );
const runsOf = async (flow: string) =>
  (await server.installation.services.runs.list(workspaceId, { flow, limit: 500 })).items;

describe('a file of cases', () => {
  it('starts a run for each row of a CSV, typed by the flow, and tells what is wrong with the others', async () => {
    const csv = 'order,amount,urgent\n007,12.5,TRUE\n008,many,false\n009\n,3,\n010,,\n';
    const sent = await send('refunds', csv, 'text/csv; charset=utf-8', {}, '?name=Monday%20refunds');
    expect(sent).toMatchObject({
      status: 201,
      body: { flow: 'refunds', name: 'Monday refunds', rows: 5, started: 0, failed: 1 },
    });
    const { id } = sent.body as File;
    expect(sent.headers.get('location')).toBe(`/api/v1/files/${id}`);
    expect(await whenDone(id)).toMatchObject({ rows: 5, started: 2, failed: 3 });
    const inputs = (await runsOf('refunds')).map(({ input }) => input);
    expect(inputs).toEqual(
      expect.arrayContaining([{ order: '007', amount: 12.5, urgent: true }, { order: '010' }]),
    );
    expect(inputs.length).toBe(2);
    const errors = await key.call('GET', `/files/${id}/errors?limit=2`);
    expect(errors.body).toMatchObject({
      items: [
        { row: 2, line: 3, problem: { code: 'schema_violation', at: '/input/amount' } },
        { row: 3, line: 4, problem: { code: 'malformed_case' } },
      ],
      nextCursor: expect.any(String),
    });
    const { nextCursor } = errors.body as { nextCursor: string };
    const rest = await key.call('GET', `/files/${id}/errors?cursor=${nextCursor}`);
    expect(rest.body).toMatchObject({
      items: [{ row: 4, problem: { code: 'schema_violation' } }],
      nextCursor: null,
    });
    expect((await key.call('GET', '/files?flow=refunds')).body).toMatchObject({ items: [{ id }] });
  });

  it('keeps rows with characters that no column holds, with the reason, and starts the others', async () => {
    const lines = ['\0\0', '{"order":"a\\u0000b"}', '{"order":"good"}'].join('\n');
    const sent = await send('refunds', lines, 'application/jsonl');
    expect(sent.status).toBe(201);
    const { id } = sent.body as File;
    expect(await whenDone(id)).toMatchObject({ rows: 3, started: 1, failed: 2 });
    const errors = await key.call('GET', `/files/${id}/errors`);
    expect(errors.body).toMatchObject({
      items: [
        { row: 1, line: 1 },
        { row: 2, line: 2 },
      ],
    });
  });

  it('starts a run for each line of JSON Lines, with its priority, once however often it is sent', async () => {
    await publish('lines', {});
    const lines = [1, 2, 3].map((n) =>
      JSON.stringify({ id: n, input: { order: `o${n}` }, subject: `Order ${n}` }),
    );
    const upload = () =>
      send('lines', lines.join('\n'), 'application/jsonl', { 'idempotency-key': 'monday' }, '?priority=high');
    const first = await upload();
    const again = await upload();
    expect(again).toMatchObject({ status: 201, body: { id: (first.body as File).id } });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    await whenDone((first.body as File).id);
    const runs = await runsOf('lines');
    expect(runs.map(({ subject, priority }) => [subject, priority]).sort()).toEqual([
      ['Order 1', 'high'],
      ['Order 2', 'high'],
      ['Order 3', 'high'],
    ]);
    const other = await send('lines', '{"order":"x"}', 'application/jsonl', { 'idempotency-key': 'monday' });
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
    const monday = { 'idempotency-key': 'monday' };
    const later = await send('lines', lines.join('\n'), 'application/jsonl', monday, '?priority=low');
    expect(later).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
    expect(await key.call('POST', '/flows/lines/archive')).toMatchObject({ status: 200 });
    expect(await upload()).toMatchObject({ status: 201, body: { id: (first.body as File).id } });
    const fresh = await send('lines', lines.join('\n'), 'application/jsonl', {
      'idempotency-key': 'tuesday',
    });
    expect(fresh).toMatchObject({ status: 409, body: { code: 'flow_archived' } });
  });

  it('rests and goes on when somebody says so, and ends for good when it is cancelled', async () => {
    const { installation } = server;
    await installation.triggers.stop();
    const { id } = (await send('refunds', '{"order":"a"}\n{"order":"b"}', 'application/x-ndjson'))
      .body as File;
    expect((await key.call('POST', `/files/${id}/pause`)).body).toMatchObject({ id, status: 'paused' });
    await installation.triggers.tick();
    expect(await fileOf(id)).toMatchObject({ status: 'paused', started: 0 });
    expect((await key.call('POST', `/files/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    await installation.triggers.tick();
    expect(await fileOf(id)).toMatchObject({ status: 'cancelled', started: 0 });
    expect(await key.call('POST', `/files/${id}/resume`)).toMatchObject({
      status: 409,
      body: { code: 'file_final' },
    });
    installation.triggers.start();
  });

  it.each([
    ['application/json', '{"order":"a"}', 415, 'unsupported_media_type'],
    ['text/plain', 'order\na', 415, 'unsupported_media_type'],
    ['text/csv', '', 422, 'file_empty'],
    ['text/csv', 'order,amount\n', 422, 'file_empty'],
    ['application/jsonl', '\n\n', 422, 'file_empty'],
    ['text/csv', 'order,order\n1,2', 400, 'malformed_file'],
    ['text/csv', 'order\n"1\n2', 400, 'malformed_file'],
  ])('as %s with %j is refused, and nothing of it stays', async (type, body, status, code) => {
    expect(await send('refunds', body, type)).toMatchObject({ status, body: { code } });
    const left = await server.sql`select from case_files where status = 'receiving'`;
    expect(left.length).toBe(0);
  });

  it('needs a flow that starts by files', async () => {
    await publish('closed', { channels: ['api'] });
    expect(await send('closed', 'order\n1', 'text/csv')).toMatchObject({
      status: 422,
      body: { code: 'channel_closed' },
    });
    expect(await send('nothing', 'order\n1', 'text/csv')).toMatchObject({
      status: 404,
      body: { code: 'flow_not_found' },
    });
    const reader = await server.key(workspaceId, ['runs:read']);
    expect(
      await reader.call('POST', '/flows/refunds/files', 'order\n1', { 'content-type': 'text/csv' }),
    ).toMatchObject({
      status: 403,
    });
  });

  it('that is too large is told so, although it is still being sent', async () => {
    const chunk = new TextEncoder().encode(`${' '.repeat(1024 * 1024 - 1)}\n`);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => (sent++ < 103 ? controller.enqueue(chunk) : controller.close()),
    });
    const response = await fetch(`${server.url}/api/v1/flows/refunds/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.secret}`, 'content-type': 'application/jsonl' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      code: 'body_too_large',
      detail: expect.stringContaining('100 MB'),
    });
  });
});

describe('a schedule', () => {
  it('starts runs in the background and shows when it comes next and what became of the last time', async () => {
    // Half a day from now, so that it does not come by itself meanwhile.
    const cron = `0 ${(new Date().getUTCHours() + 12) % 24} * * *`;
    const schedule = {
      cron,
      timeZone: 'Europe/London',
      missed: 'once',
      input: { order: 'daily' },
    } as const;
    await publish('daily', { channels: ['schedule'], schedule });
    const shown = await key.call('GET', '/flows/daily/schedule');
    expect(shown).toMatchObject({
      status: 200,
      body: { cron, timeZone: 'Europe/London', last: null },
    });
    expect((shown.body as { nextTimes: string[] }).nextTimes.length).toBe(5);
    // The token as everybody does who changes a schedule, or a look that is under way would put the time back.
    await server.sql`update schedules set since = since - interval '3 days', due_at = now(), token = token + 1`;
    const run = await vi.waitUntil(async () => (await runsOf('daily'))[0], { timeout: 20_000 });
    expect(run).toMatchObject({ input: { order: 'daily' } });
    const last = await vi.waitUntil(
      async () =>
        ((await key.call('GET', '/schedules')).body as { items: { last: unknown }[] }).items[0]?.last,
      { timeout: 20_000 },
    );
    expect(last).toMatchObject({ status: 'started', runId: run.id, missed: expect.any(Number) });
    expect((await runsOf('daily')).length).toBe(1);
    expect((await key.call('POST', '/flows/daily/schedule/pause')).body).toMatchObject({
      paused: true,
      nextTimes: [],
    });
    expect((await key.call('POST', '/flows/daily/schedule/resume')).body).toMatchObject({ paused: false });
    await key.call('POST', '/flows/daily/archive');
    expect(await key.call('GET', '/flows/daily/schedule')).toMatchObject({
      status: 404,
      body: { code: 'schedule_not_found' },
    });
  });
});
