import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import { readAnswer } from '../testing/RestCaller.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';
import type { StudioCaller } from '../testing/StudioCaller.ts';

let server: TestServer;
let member: StudioCaller;
let workspaces = 0;
beforeAll(async () => {
  server = await openTestServer();
  member = await server.member(await server.workspace('here'), 'here', 'consultant');
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

const get = async (path: string, headers: Record<string, string> = {}) =>
  readAnswer(await fetch(server.url + path, { headers }));

describe('every answer', () => {
  it.each(['/health', '/api/v1/runs', '/api/v1/nothing', '/trpc/session.me', '/trpc/nothing', '/nothing'])(
    'carries the security headers: %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each([
    ['GET', '/nothing', 404, 'route_not_found'],
    ['POST', '/', 404, 'route_not_found'],
    ['GET', '/api/v1/%zz', 400, 'bad_request'],
    ['DELETE', '/api/v1/runs', 405, 'method_not_allowed'],
    ['PUT', '/api/v1/reviews/verdicts', 405, 'method_not_allowed'],
  ])('says what is wrong with %s %s', async (method, path, status, code) => {
    const answer = await readAnswer(await fetch(server.url + path, { method }));
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/^(GET|POST)/);
  });
});

describe('a text that no database stores', () => {
  it.each([
    ['/api/v1/runs?subject=a%00b', '/subject'],
    ['/api/v1/reviews?caseType=%00', '/caseType'],
    ['/api/v1/runs?cursor=%00', '/cursor'],
    ['/api/v1/runs/%00', '/id'],
    ['/api/v1/flows/a%00/runs', '/slug'],
    ['/trpc/flows.list?connectionParams=%00', '/connectionParams'],
  ])('is refused in an address, with its place: %s', async (path, at) => {
    const workspaceId = await server.workspace(`w${++workspaces}`);
    const { secret } = await server.key(workspaceId);
    const method = path.includes('/flows/') ? 'POST' : 'GET';
    const headers = { authorization: `Bearer ${secret}`, cookie: member.cookie };
    const answer = await readAnswer(await fetch(server.url + path, { method, headers }));
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', at } });
  });

  it.each(['\\u0000', '\\ud800'])('is refused in the workspace of a connection: %s', async (text) => {
    const params = encodeURIComponent(`{"workspace":"a${text}b"}`);
    const answer = await get(`/trpc/flows.list?input=%7B%7D&connectionParams=${params}`, {
      cookie: member.cookie,
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_json', at: '/workspace' } });
  });
});

describe('whoever watches the server', () => {
  it('learns that it lives, is ready, and how busy it is', async () => {
    expect(await get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await get('/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    const metrics = await get('/metrics');
    expect(metrics.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(metrics.body).toMatch(
      /^countersign_http_requests_total\{method="GET",route="\/health",status="200"\} [1-9]\d*$/m,
    );
  });

  it('reads what the runtime API can do without a key', async () => {
    expect(await get('/api/v1/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
  });
});

describe('the studio’s router', () => {
  const send = async (body: string, type = 'application/json') =>
    readAnswer(
      await fetch(`${server.url}/trpc/session.rename`, {
        method: 'POST',
        headers: { 'content-type': type, cookie: member.cookie, origin: server.url },
        body,
      }),
    );

  it.each([
    ['a key twice', '{"name":"A","name":"B"}'],
    ['a prototype', '{"name":"A","__proto__":{"role":"owner"}}'],
    ['NUL', '{"name":"A\\u0000"}'],
    ['half a surrogate pair', '{"name":"\\ud800"}'],
    ['ten thousand brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['a number too large', '{"name":1e309}'],
    ['broken syntax', '{"name":'],
  ])('refuses %s in a body', async (_name, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
  });

  it('refuses the same in the address of a query', async () => {
    const input = encodeURIComponent('{"flow":"a","flow":"b"}');
    const answer = await get(`/trpc/flows.draft?input=${input}`, {
      cookie: member.cookie,
      'x-workspace': 'here',
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
  });

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('takes no %s', async (type, status) => {
    expect((await send('{"name":"A"}', type)).status).toBe(status);
  });

  it('refuses a field that it does not know and says which', async () => {
    const answer = await member.mutate('session.rename', { name: 'A', role: 'owner' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', at: '/role' } });
  });

  it('changes nothing by GET', async () => {
    const answer = await get(`/trpc/session.rename?input=${encodeURIComponent('{"name":"Eve"}')}`, {
      cookie: member.cookie,
    });
    expect(answer.status).toBe(405);
    expect(await member.query('session.me')).not.toMatchObject({ body: { user: { name: 'Eve' } } });
  });
});

describe('a stream', () => {
  it('of a run ends when its key is revoked', async () => {
    const workspaceId = await server.workspace('streams');
    await server.publish(workspaceId, 'refunds', reviewFlow());
    const [reader, starter] = [await server.key(workspaceId), await server.key(workspaceId)];
    const started = await starter.call('POST', '/flows/refunds/runs', { input: {} });
    const { id } = started.body as { id: string };
    const response = await fetch(`${server.url}/api/v1/runs/${id}/events`, {
      headers: { authorization: `Bearer ${reader.secret}`, accept: 'text/event-stream' },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const chunks: string[] = [];
    const reading = (async () => {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) chunks.push(chunk);
    })();
    await vi.waitUntil(() => chunks.join('').includes('event: run.started'), { timeout: 20_000 });
    const { services } = server.installation;
    const keys = await services.keys.list(workspaceId);
    const actor = { type: 'system', id: 'system', name: 'Test' } as const;
    const readersKey = keys.find((key) => reader.secret.startsWith(key.start));
    await services.keys.revoke(workspaceId, readersKey?.id ?? '', actor);
    const refused = await reader.call('GET', '/runs');
    expect(refused).toMatchObject({ status: 401, body: { code: 'key_invalid' } });

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2_000 });
    await starter.call('POST', `/runs/${id}/cancel`);
    await reading;
    vi.useRealTimers();
    expect(chunks.join('')).not.toContain('run.cancelled');
  });

  it('of hints tells a browser that something changed', async () => {
    const workspaceId = await server.workspace('hints');
    await server.publish(workspaceId, 'refunds', reviewFlow());
    const viewer = await server.member(workspaceId, 'hints', 'viewer');
    const connectionParams = encodeURIComponent(JSON.stringify({ workspace: 'hints' }));
    const reader = new AbortController();
    const response = await fetch(`${server.url}/trpc/live.hints?connectionParams=${connectionParams}`, {
      headers: { cookie: viewer.cookie, accept: 'text/event-stream' },
      signal: reader.signal,
    });
    expect(response.status).toBe(200);
    const key = await server.key(workspaceId);
    const started = await key.call('POST', '/flows/refunds/runs', { input: {} });
    const { id } = started.body as { id: string };
    let seen = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      seen += chunk;
      if (seen.includes(id) && seen.includes('reviews')) break;
    }
    reader.abort();
    expect(seen).toContain('"type":"runs"');
  });

  it('does not keep the server from stopping', async () => {
    const stopping = await openTestServer();
    const workspaceId = await stopping.workspace('stopping');
    await stopping.publish(workspaceId, 'refunds', reviewFlow());
    const key = await stopping.key(workspaceId);
    const viewer = await stopping.member(workspaceId, 'stopping', 'viewer');
    const { id } = (await key.call('POST', '/flows/refunds/runs', { input: {} })).body as { id: string };
    const connectionParams = encodeURIComponent(JSON.stringify({ workspace: 'stopping' }));
    const accept = 'text/event-stream';
    const streams = await Promise.all([
      fetch(`${stopping.url}/api/v1/runs/${id}/events`, {
        headers: { authorization: `Bearer ${key.secret}`, accept },
      }),
      fetch(`${stopping.url}/trpc/live.hints?connectionParams=${connectionParams}`, {
        headers: { cookie: viewer.cookie, accept },
      }),
    ]);
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    const ended = streams.map((stream) => stream.text().catch(() => 'cut off'));
    const stoppedAt = performance.now();
    await stopping[Symbol.asyncDispose]();
    // Before the next sign of life would go out on a stream.
    expect(performance.now() - stoppedAt).toBeLessThan(14_000);
    expect((await Promise.all(ended)).length).toBe(2);
    expect(stopping.failures).toEqual([]);
  });
});
