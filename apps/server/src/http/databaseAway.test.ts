import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Detour } from '../testing/Detour.ts';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import { type RestCaller, readAnswer } from '../testing/RestCaller.ts';
import type { StudioCaller } from '../testing/StudioCaller.ts';

const detour = new Detour();
let server: TestServer;
let key: RestCaller;
let member: StudioCaller;
beforeAll(async () => {
  server = await openTestServer({ route: (url) => detour.to(url) });
  const workspaceId = await server.workspace('here');
  key = await server.key(workspaceId);
  member = await server.member(workspaceId, 'here', 'consultant');
  await detour.cut();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await detour.cut();
});

const UNAVAILABLE = { status: 503, body: { code: 'database_unavailable' } };

it('asks to come back while the database is away, on every interface', async () => {
  const signIn = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email: 'mara@example.com', password: 'a long password' }),
  });
  const signOut = await fetch(`${server.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, cookie: member.cookie },
    body: '{}',
  });
  expect(signOut.headers.getSetCookie()).toEqual([]);
  const answers = [
    await readAnswer(signOut),
    await key.call('GET', '/runs'),
    await member.query('flows.list', {}),
    await readAnswer(signIn),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject(UNAVAILABLE);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  }
});

it('logs no values meanwhile, and serves again once the database is back', async () => {
  await detour.open();
  await vi.waitUntil(async () => (await key.call('GET', '/runs')).status === 200, { timeout: 20_000 });
  expect((await member.query('flows.list', {})).status).toBe(200);
  const token = decodeURIComponent(member.cookie.split('=')[1] ?? '').split('.')[0] ?? '';
  expect(token.length).toBeGreaterThan(20);
  const lines = server.failures.filter((failure) => typeof failure === 'string').join('');
  expect(lines).not.toContain(token);
  expect(lines).not.toContain('params:');
});
