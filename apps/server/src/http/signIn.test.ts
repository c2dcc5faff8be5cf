import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import { readAnswer } from '../testing/RestCaller.ts';
import { StudioCaller } from '../testing/StudioCaller.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  readAnswer(
    await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, ...headers },
      body: JSON.stringify(body),
    }),
  );

describe('a sign-in link', () => {
  it('signs in once', async () => {
    const workspaceId = await server.workspace('once');
    const { email, userId } = await server.member(workspaceId, 'once', 'viewer');
    const token = await server.installation.auth.issueSignInToken(email);
    const person = await StudioCaller.signIn(server.url, { slug: 'once', token, userId, email });
    expect(await person.query('session.me')).toMatchObject({
      status: 200,
      body: { user: { email }, hasPassword: false, workspaces: [{ slug: 'once', role: 'viewer' }] },
    });
    expect(await post('/api/sign-in/link', { token })).toMatchObject({
      status: 404,
      body: { code: 'link_invalid' },
    });
  });

  it('is not used up by looking at it', async () => {
    const workspaceId = await server.workspace('look');
    const { email, userId } = await server.member(workspaceId, 'look', 'viewer');
    const token = await server.installation.auth.issueSignInToken(email);
    for (const path of ['/sign-in/link', '/api/sign-in/link', '/api/auth/magic-link/verify']) {
      const seen = await fetch(`${server.url}${path}?token=${token}`, { redirect: 'manual' });
      expect(seen.headers.getSetCookie()).toEqual([]);
    }
    const person = await StudioCaller.signIn(server.url, { slug: 'look', token, userId, email });
    expect((await person.query('session.me')).status).toBe(200);
  });

  it.each([{}, { token: '' }, { token: 'wrong' }, { token: 7 }, { token: 'a', extra: true }, []])(
    'refuses %j',
    async (body) => {
      expect(await post('/api/sign-in/link', body)).toMatchObject({
        status: 404,
        body: { code: 'link_invalid' },
      });
    },
  );
});

describe('an invitation', () => {
  it('makes one account of one link, which then signs in with its password', async () => {
    const workspaceId = await server.workspace('invite');
    const owner = await server.member(workspaceId, 'invite', 'owner');
    const invited = await owner.mutate('members.invite', { email: 'Mara@Example.com', role: 'reviewer' });
    expect(invited.status).toBe(200);
    const token = new URL((invited.body as { url: string }).url, server.url).searchParams.get('token') ?? '';
    const stranger = (path: string, body: unknown) => post(`/trpc/${path}`, body);
    const account = { token, name: 'Mara', password: 'correct horse battery' };
    expect((await stranger('members.acceptWithAccount', { ...account, password: 'short' })).status).toBe(400);
    expect((await stranger('members.acceptWithAccount', account)).status).toBe(200);
    expect((await stranger('members.acceptWithAccount', account)).status).toBe(404);

    const signIn = await post('/api/auth/sign-in/email', {
      email: 'mara@example.com',
      password: account.password,
    });
    expect(signIn.status).toBe(200);
    const [cookie] = signIn.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(await owner.query('members.list')).toMatchObject({
      body: expect.arrayContaining([
        expect.objectContaining({ email: 'mara@example.com', role: 'reviewer' }),
      ]),
    });
  });

  it('cannot grant more than its giver has, nor leave the workspace without an owner', async () => {
    const workspaceId = await server.workspace('grant');
    const owner = await server.member(workspaceId, 'grant', 'owner');
    const wider = await owner.mutate('members.invite', { email: 'x@example.com', role: 'consultant' });
    expect(wider).toMatchObject({ status: 403, body: { code: 'role_too_narrow' } });
    const demotion = { userId: owner.userId, role: 'viewer' };
    expect(await owner.mutate('members.setRole', demotion)).toMatchObject({
      status: 409,
      body: { code: 'last_manager' },
    });
    const removal = { userId: owner.userId };
    expect(await owner.mutate('members.remove', removal)).toMatchObject({
      status: 409,
      body: { code: 'last_manager' },
    });
  });

  it('ends with the membership: a removed member sees nothing with the next request', async () => {
    const workspaceId = await server.workspace('removal');
    const owner = await server.member(workspaceId, 'removal', 'owner');
    const viewer = await server.member(workspaceId, 'removal', 'viewer');
    expect((await viewer.query('flows.list')).status).toBe(200);
    await owner.mutate('members.remove', { userId: viewer.userId });
    expect(await viewer.query('flows.list')).toMatchObject({
      status: 404,
      body: { code: 'workspace_not_found' },
    });
  });
});

describe('the studio’s sessions', () => {
  it('take a change from no other site', async () => {
    const workspaceId = await server.workspace('origin');
    const owner = await server.member(workspaceId, 'origin', 'owner');
    const change = (headers: Record<string, string>) =>
      post('/trpc/session.rename', { name: 'Eve' }, { cookie: owner.cookie, ...headers });
    expect(await change({ origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'origin_refused' },
    });
    expect((await change({ origin: 'null' })).status).toBe(403);
    const withoutOrigin = await fetch(`${server.url}/trpc/session.rename`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: owner.cookie, 'sec-fetch-site': 'cross-site' },
      body: JSON.stringify({ name: 'Eve' }),
    });
    expect(withoutOrigin.status).toBe(403);
    const foreignLink = await post('/api/sign-in/link', { token: 'x' }, { origin: 'https://evil.example' });
    expect(foreignLink.status).toBe(403);
  });

  it.each([
    [401, 'credentials_wrong', { email: 'nobody@example.com', password: 'not the right one' }],
    [400, 'invalid_input', { email: 'no address', password: 'not the right one' }],
    [400, 'invalid_input', { email: 'nobody@example.com' }],
  ])('are refused with a problem: %i %s', async (status, code, body) => {
    const refused = await post('/api/auth/sign-in/email', body);
    expect(refused).toMatchObject({ status, body: { status, code, detail: expect.stringMatching(/./) } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });

  it('end on signing out', async () => {
    const workspaceId = await server.workspace('out');
    const viewer = await server.member(workspaceId, 'out', 'viewer');
    expect((await post('/api/auth/sign-out', {}, { cookie: viewer.cookie })).status).toBe(200);
    expect((await viewer.query('session.me')).status).toBe(401);
  });

  it('change a password only with the current one', async () => {
    const workspaceId = await server.workspace('password');
    const viewer = await server.member(workspaceId, 'password', 'viewer');
    const first = 'a first long password';
    expect((await viewer.mutate('session.setPassword', { next: first })).status).toBe(200);
    const wrong = await viewer.mutate('session.setPassword', {
      current: 'wrong',
      next: 'another long password',
    });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'password_wrong' } });
    const right = await viewer.mutate('session.setPassword', {
      current: first,
      next: 'another long password',
    });
    expect(right.status).toBe(200);
    const signIn = await post('/api/auth/sign-in/email', {
      email: viewer.email,
      password: 'another long password',
    });
    expect(signIn.status).toBe(200);
  });

  it.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/sign-in/magic-link'],
    ['GET', '/api/auth/magic-link/verify'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/update-user'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/ok'],
  ])('keep %s %s closed', async (method, path) => {
    const answer = await fetch(server.url + path, {
      method,
      ...(method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
    });
    expect(answer.status).toBe(404);
  });

  it('answer guessing with 429 and a time to wait', async () => {
    const guesses = [];
    for (let guess = 0; guess < 60; guess += 1) {
      guesses.push(
        await post('/api/auth/sign-in/email', { email: 'a@example.com', password: `guess ${guess}` }),
      );
      if (guesses.at(-1)?.status === 429) break;
    }
    expect(guesses.at(-1)).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(guesses.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
