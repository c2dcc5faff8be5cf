import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../metrics/createMetrics.ts';
import { Readiness } from '../operations/Readiness.ts';
import { mountHealth } from './mountHealth.ts';

let app: FastifyInstance;
afterEach(() => app.close());

const VITALS = {
  ...{ parkedEffects: 0, openReviews: 0, overdueReviews: 0, effectLagSeconds: 0, timerLagSeconds: 0 },
  connections: 1,
};

function serve(changes: Partial<Parameters<typeof mountHealth>[1]> = {}) {
  app = Fastify();
  const readiness = new Readiness({ schemaNumber: async () => 3, newestSchema: 3 });
  mountHealth(app, {
    ...{ readiness, metrics: createMetrics(async () => VITALS), metricsFor: 'everybody' },
    ...changes,
  });
  return (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    app.inject({ url, headers, remoteAddress });
}

describe('the metrics', () => {
  it('are for whoever shows the token, once there is one', async () => {
    const get = serve({ metricsFor: { token: 'a-token-of-sixteen' } });
    expect((await get('/metrics')).statusCode).toBe(401);
    expect((await get('/metrics', { authorization: 'Bearer another-token' })).statusCode).toBe(401);
    expect((await get('/metrics', { authorization: 'Bearer a-token-of-sixteen' })).statusCode).toBe(200);
  });

  it('are for this machine alone without a token', async () => {
    const get = serve({ metricsFor: 'thisMachine' });
    expect((await get('/metrics')).statusCode).toBe(200);
    expect((await get('/metrics', {}, '::1')).statusCode).toBe(200);
    expect((await get('/metrics', {}, '10.0.0.8')).statusCode).toBe(401);
    expect((await get('/metrics', { forwarded: 'for=10.0.0.8' })).statusCode).toBe(401);
  });

  it('say that the database is away, and nothing about what it would know', async () => {
    const get = serve({ metrics: createMetrics(() => Promise.reject(new Error('away'))) });
    const { body } = await get('/metrics');
    expect(body).toContain('countersign_database_up 0');
    expect(body).not.toMatch(/^countersign_reviews_open \d/m);
  });
});

describe('readiness', () => {
  const readyOf = async (readiness: Readiness) => {
    const answer = await serve({ readiness })('/ready');
    return { status: answer.statusCode, reason: (answer.json() as { reason?: string }).reason };
  };

  it('is there while the database answers with the schema of this program', async () => {
    const readiness = new Readiness({ schemaNumber: async () => 3, newestSchema: 3 });
    expect(await readyOf(readiness)).toEqual({ status: 200, reason: undefined });
  });

  it.each([
    [4, 'The database has schema 4, and this program works on schema 3.'],
    [2, 'The database has schema 2, and this program works on schema 3.'],
  ])('is missing on schema %d', async (found, reason) => {
    const readiness = new Readiness({ schemaNumber: async () => found, newestSchema: 3 });
    expect(await readyOf(readiness)).toEqual({ status: 503, reason });
  });

  it('is missing while the database does not answer', async () => {
    const readiness = new Readiness({ schemaNumber: () => Promise.reject(new Error()), newestSchema: 3 });
    expect(await readyOf(readiness)).toEqual({ status: 503, reason: 'The database cannot be reached.' });
  });

  it('is missing once the worker has not looked for work for long', async () => {
    let now = 0;
    const readiness = new Readiness({ schemaNumber: async () => 3, newestSchema: 3, now: () => now });
    now = 60_000;
    expect(await readyOf(readiness)).toMatchObject({ status: 200 });
    readiness.expectWorker();
    now += 20_000;
    const reason = 'The worker has not looked for work for 20 seconds.';
    expect(await readyOf(readiness)).toEqual({ status: 503, reason });
    readiness.observer.storeLooked?.();
    expect(await readyOf(readiness)).toMatchObject({ status: 200 });
  });

  it('ends when the process begins to stop', async () => {
    const readiness = new Readiness({ schemaNumber: async () => 3, newestSchema: 3 });
    readiness.beginStop();
    expect(await readyOf(readiness)).toEqual({ status: 503, reason: 'This process is about to stop.' });
  });
});
