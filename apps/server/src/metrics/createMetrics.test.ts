import type { RunId, WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';

let server: TestServer;
let workspaceId: WorkspaceId;
beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('acme-secret-client');
  await server.publish(workspaceId, 'unheard-of-flow', reviewFlow('Refunds'));
});
afterAll(() => server[Symbol.asyncDispose]());

const metrics = async (headers: Record<string, string> = {}) => fetch(`${server.url}/metrics`, { headers });

/** The value of a metric, labels as they are written; null when it is not there. */
async function metric(name: string): Promise<number | null> {
  const line = (await (await metrics()).text()).split('\n').find((text) => text.startsWith(`${name} `));
  return line === undefined ? null : Number(line.split(' ').at(-1));
}

it('counts what runs do, without a word about whose they are', async () => {
  const key = await server.key(workspaceId);
  const started = await key.call('POST', '/flows/unheard-of-flow/runs', { input: { amount: 500 } });
  const { id } = started.body as { id: RunId };
  const runs = server.installation.services.runs;
  const waits = async () => (await runs.get(workspaceId, id))?.status === 'waiting';
  await vi.waitUntil(waits, { timeout: 20_000 });
  // Others may read what is committed before the worker has heard that it is, and only then does it count.
  const done = 'countersign_effects_total{kind="agent",result="done"}';
  await vi.waitUntil(async () => (await metric(done)) !== null, { timeout: 20_000 });

  expect(await metric('countersign_turns_total{cause="start",outcome="committed"}')).toBe(1);
  expect(await metric('countersign_turns_total{cause="result",outcome="committed"}')).toBe(1);
  expect(await metric('countersign_turn_batch_size_count')).toBe(2);
  expect(await metric(done)).toBe(1);
  expect(await metric('countersign_runs_total{status="started"}')).toBe(1);
  expect(await metric('countersign_reviews_open')).toBe(1);
  expect(await metric('countersign_incidents')).toBe(0);
  expect(await metric('countersign_database_up')).toBe(1);
  expect(await metric('countersign_effect_lag_seconds')).toBe(0);
  expect(await metric('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  const route = 'method="POST",route="/api/v1/flows/:slug/runs",status="201"';
  expect(await metric(`countersign_http_requests_total{${route}}`)).toBe(1);

  const text = await (await metrics()).text();
  for (const name of [id, workspaceId, 'acme-secret-client', 'unheard-of-flow', key.secret]) {
    expect(text).not.toContain(name);
  }
});

it('shows nothing to who comes through a proxy', async () => {
  const answer = await metrics({ 'x-forwarded-for': '203.0.113.7' });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
});
