import type { Scope, WorkspaceId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { Services } from '../services.ts';
import { callRoute, type RestRequest } from './callRoute.ts';
import { routes } from './routes.ts';

/** Answers nothing and must not be asked: a request that is refused reaches no service. */
const untouchable = new Proxy({} as Services, {
  get(_services, name) {
    throw new Error(`The service ${String(name)} was reached.`);
  },
});

const keyWith = (scopes: readonly Scope[]) => ({
  ...{ workspaceId: 'w1' as WorkspaceId, keyId: 'k1', personId: 'ada', name: 'Key', scopes },
});

const routeAt = (name: string) => {
  const route = routes.find(({ method, path }) => `${method} ${path}` === name);
  if (route === undefined) throw new Error(`There is no route ${name}.`);
  return route;
};

const call = (name: string, request: Partial<RestRequest>, scopes?: readonly Scope[]) => {
  const route = routeAt(name);
  return callRoute(
    route,
    { services: untouchable, key: keyWith(scopes ?? [route.scope]) },
    {
      params: {},
      query: {},
      body: undefined,
      header: () => undefined,
      signal: new AbortController().signal,
      ...request,
    },
  );
};

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('a request to the runtime API', () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route.scope] as const))(
    'of %s needs the scope %s',
    async (name, scope) => {
      const others: Scope[] = (['runs:read', 'reviews:read', 'flows:read'] as const).filter(
        (other) => other !== scope,
      );
      expect(await call(name, {}, others)).toMatchObject({
        problem: { code: 'scope_missing', data: { scope } },
      });
    },
  );

  it.each([
    ['no body', undefined, ''],
    ['a text', 'hello', ''],
    ['an unknown field', { input: {}, priority: 1 }, '/priority'],
    ['a field that the server owns', { input: {}, workspaceId: 'w2' }, '/workspaceId'],
    ['no input', { subject: 'x' }, '/input'],
    ['a long subject', { input: {}, subject: 'x'.repeat(301) }, '/subject'],
  ])('is refused with %s', async (_name, body, at) => {
    const answer = await call('POST /flows/{slug}/runs', { params: { slug: 'refunds' }, body });
    expect(answer).toMatchObject({ problem: { code: 'invalid_input', at } });
  });

  it.each([
    [{ limit: '0' }, '/limit'],
    [{ limit: '1e2' }, '/limit'],
    [{ limit: '-1' }, '/limit'],
    [{ limit: '201' }, '/limit'],
    [{ status: 'happy' }, '/status'],
    [{ status: ['ended', 'failed'] }, '/status'],
    [{ colour: 'red' }, '/colour'],
  ])('is refused with the query %j', async (query, at) => {
    expect(await call('GET /runs', { query })).toMatchObject({ problem: { code: 'invalid_input', at } });
  });

  it.each(['17', 'x', '', `${NOBODY}0`, '../etc', 'null'])(
    'finds no run %j, like one that nobody started',
    async (id) => {
      expect(await call('GET /runs/{id}', { params: { id } })).toEqual({
        problem: { code: 'run_not_found', message: 'There is no such run.' },
      });
    },
  );

  it('is refused with the name of a signal that is too long, at that name', async () => {
    const signal = (id: string, name: string) =>
      call('POST /runs/{id}/signals/{name}', { params: { id, name } });
    expect(await signal(NOBODY, 'x'.repeat(101))).toMatchObject({
      problem: { code: 'invalid_input', at: '/name', message: expect.stringContaining('100') },
    });
    expect(await signal('17', 'x'.repeat(101))).toMatchObject({ problem: { code: 'run_not_found' } });
  });

  it.each([
    ['POST /flows/{slug}/runs', { slug: 'refunds' }, undefined, '', /Send a JSON object.*input/],
    ['POST /flows/{slug}/runs', { slug: 'refunds' }, {}, '/input', /input.*missing/],
    ['POST /flows/{slug}/runs', { slug: 'refunds' }, [1], '', /Send a JSON object.*input/],
    ['POST /reviews/{id}/verdict', { id: NOBODY }, { type: 'approve' }, '/etag', /etag.*missing/],
    ['POST /reviews/{id}/verdict', { id: NOBODY }, undefined, '', /Send a JSON object.*type, etag/],
  ])('to %s with %j and the body %j says what to send', async (name, params, body, at, words) => {
    const answer = await call(name, { params, body });
    expect(answer).toMatchObject({
      problem: { code: 'invalid_input', at, message: expect.stringMatching(words) },
    });
  });

  it.each(['a key', '', 'ä', 'x'.repeat(201)])('is refused with the idempotency key %j', async (key) => {
    const answer = await call('POST /flows/{slug}/runs', {
      params: { slug: 'refunds' },
      body: { input: {} },
      header: (name) => (name === 'idempotency-key' ? key : undefined),
    });
    expect(answer).toMatchObject({ problem: { code: 'invalid_input', at: 'Idempotency-Key' } });
  });

  it('lets bugs through as bugs', async () => {
    await expect(call('GET /runs', {})).rejects.toThrow('The service runs was reached.');
  });
});
