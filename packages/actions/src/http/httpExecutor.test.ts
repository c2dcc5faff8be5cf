import { describe, expect, it } from 'vitest';
import { MOST_RESPONSE_BYTES } from '../network/readBody.ts';
import { aConnection, aWorkspace } from '../testing/aWorkspace.ts';
import { answerJson, startHttpServer } from '../testing/startHttpServer.ts';

const SECRET = 'token-0815';
const post = (url: string, changes: { connection?: string; headers?: Record<string, string> } = {}) =>
  ({ type: 'http', method: 'POST', url, headers: {}, body: { amount: 40 }, ...changes }) as const;
const get = (url: string) => ({ type: 'http', method: 'GET', url, headers: {} }) as const;

describe('an HTTP action', () => {
  it('sends its key and the identical body on every attempt', async () => {
    await using server = await startHttpServer((_call, response) => answerJson(response, { paid: true }));
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    const operation = post(`${server.url}/pay?x=1`, {
      headers: { 'X-Shop': 'nord', 'Idempotency-Key': 'forged' },
    });
    const result = await workspace.perform(operation);
    await workspace.perform(operation, { attempt: 2 });
    expect(result).toEqual({ ok: true, value: { status: 200, body: { paid: true } } });
    const [first, second] = server.calls;
    expect(first).toMatchObject({ method: 'POST', path: '/pay?x=1', body: '{"amount":40}' });
    expect(first?.headers).toMatchObject({
      'idempotency-key': 'run-1/pay/2',
      'x-shop': 'nord',
      'content-type': 'application/json',
    });
    expect({ body: second?.body, headers: second?.headers }).toEqual({
      body: first?.body,
      headers: first?.headers,
    });
  });

  it.each([
    [400, false, false],
    [404, false, false],
    [408, true, true],
    [409, false, false],
    [425, true, true],
    [429, true, true],
    [500, true, true],
    [502, true, true],
    [503, true, true],
  ])('answers status %i as a failure (retryable %s, ambiguous %s)', async (status, retryable, ambiguous) => {
    await using server = await startHttpServer((_call, response) =>
      answerJson(response, { error: 'no' }, status),
    );
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    expect(await workspace.perform(post(server.url))).toMatchObject({
      ok: false,
      problem: { code: 'http_status', retryable, ambiguous, data: { status } },
    });
    expect(await workspace.perform(get(server.url))).toMatchObject({ problem: { ambiguous: false } });
  });

  it('is ambiguous when the connection breaks after the request', async () => {
    await using server = await startHttpServer((_call, response) => response.destroy());
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    expect(await workspace.perform(post(server.url))).toMatchObject({
      problem: { code: 'no_answer', retryable: true, ambiguous: true },
    });
    expect(await workspace.perform(get(server.url))).toMatchObject({
      problem: { code: 'no_answer', ambiguous: false },
    });
  });

  it('is ambiguous when the time is over before the answer', async () => {
    const abort = new AbortController();
    await using server = await startHttpServer(() => abort.abort());
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    expect(await workspace.perform(post(server.url), { signal: abort.signal })).toMatchObject({
      problem: { code: 'no_answer', retryable: true, ambiguous: true },
    });
  });

  it('is not ambiguous when nobody listens', async () => {
    const server = await startHttpServer(() => {});
    await server[Symbol.asyncDispose]();
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    expect(await workspace.perform(post(server.url))).toMatchObject({
      problem: { code: 'host_unreachable', retryable: true, ambiguous: false },
    });
  });

  it('keeps what can be stored of an answer', async () => {
    const answers: Record<string, [type: string, body: string]> = {
      '/text': ['text/plain', 'nul\0 here'],
      '/nul': ['application/json', '{"a":"\\u0000"}'],
      '/deep': ['application/json', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
      '/broken': ['application/json', '{"a":'],
      '/long': ['text/plain', 'x'.repeat(MOST_RESPONSE_BYTES + 1)],
      '/problem': ['application/problem+json', '{"ok":[1,{"b":null}]}'],
    };
    await using server = await startHttpServer(({ path }, response) => {
      const [type, body] = answers[path] ?? ['text/plain', ''];
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    const bodyOf = async (path: string) =>
      (await workspace.perform(get(server.url + path))) as { value: unknown };
    expect(await bodyOf('/text')).toMatchObject({ value: { body: 'nul\uFFFD here' } });
    expect(await bodyOf('/nul')).toMatchObject({ value: { body: '{"a":"\\u0000"}' } });
    expect(await bodyOf('/deep')).toMatchObject({ value: { body: answers['/deep']?.[1] } });
    expect(await bodyOf('/broken')).toMatchObject({ value: { body: '{"a":' } });
    expect(await bodyOf('/long')).toMatchObject({ value: { status: 200, body: null, truncated: true } });
    expect(await bodyOf('/problem')).toMatchObject({ value: { body: { ok: [1, { b: null }] } } });
  });

  it('refuses a header that cannot be sent', async () => {
    await using server = await startHttpServer((_call, response) => answerJson(response, {}));
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    for (const headers of [{ 'x-a': 'one\r\nx-b: two' }, { 'transfer-encoding': 'chunked' }]) {
      expect(await workspace.perform(post(server.url, { headers }))).toMatchObject({
        ok: false,
        problem: { code: 'header_invalid', retryable: false, ambiguous: false },
      });
    }
    expect(server.calls).toEqual([]);
  });
});

describe('redirects', () => {
  it('keep method, body and key, but leave the secret at its origin', async () => {
    await using second = await startHttpServer((_call, response) => answerJson(response, { done: 1 }));
    await using first = await startHttpServer(({ path }, response) =>
      response.writeHead(308, { location: path === '/a' ? '/b' : `${second.url}/c` }).end(),
    );
    const shop = aConnection('shop', 'http', { secret: SECRET, settings: { hosts: ['127.0.0.1'] } });
    await using workspace = aWorkspace({ allowedHosts: ['127.0.0.1'], connections: [shop] });
    const result = await workspace.perform(post(`${first.url}/a`, { connection: 'shop' }));
    expect(result).toMatchObject({ ok: true, value: { body: { done: 1 } } });
    expect(first.calls.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${SECRET}`,
      `Bearer ${SECRET}`,
    ]);
    expect(second.calls[0]).toMatchObject({ method: 'POST', path: '/c', body: '{"amount":40}' });
    expect(second.calls[0]?.headers['idempotency-key']).toBe('run-1/pay/2');
    expect(second.calls[0]?.headers.authorization).toBeUndefined();
  });

  it('are refused where they would drop the change, and in a circle', async () => {
    await using server = await startHttpServer(({ path }, response) =>
      response.writeHead(path === '/circle' ? 307 : 302, { location: path }).end(),
    );
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    expect(await workspace.perform(post(`${server.url}/x`))).toMatchObject({
      problem: { code: 'redirect_refused', data: { status: 302 } },
    });
    expect(await workspace.perform(get(`${server.url}/circle`))).toMatchObject({
      problem: { code: 'redirect_refused', ambiguous: false },
    });
    expect(server.calls).toHaveLength(5);
  });
});

describe('the secret of an HTTP connection', () => {
  it('goes to its hosts in the header it names, and to no other host', async () => {
    await using server = await startHttpServer((_call, response) => answerJson(response, {}));
    const settings = { hosts: [server.host], header: 'X-Api-Key', prefix: '' };
    const connections = [
      aConnection('shop', 'http', { secret: SECRET, settings }),
      aConnection('bank', 'http', { secret: SECRET, settings: { hosts: ['bank.example'] } }),
      aConnection('empty', 'http', { secret: SECRET }),
    ];
    await using workspace = aWorkspace({ allowedHosts: [server.host], connections });
    expect(await workspace.perform(post(server.url, { connection: 'shop' }))).toMatchObject({ ok: true });
    expect(server.calls[0]?.headers['x-api-key']).toBe(SECRET);
    const failures = await Promise.all(
      ['bank', 'empty', 'missing'].map((connection) => workspace.perform(post(server.url, { connection }))),
    );
    expect(failures).toMatchObject([
      { problem: { code: 'secret_not_for_host' } },
      { problem: { code: 'connection_incomplete' } },
      { problem: { code: 'connection_missing' } },
    ]);
    expect(JSON.stringify(failures)).not.toContain(SECRET);
    expect(server.calls).toHaveLength(1);
  });
});
