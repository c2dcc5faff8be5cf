import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { RestCaller } from '../testing/RestCaller.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';

let server: TestServer;
let key: RestCaller;
beforeAll(async () => {
  server = await openTestServer();
  const workspaceId = await server.workspace('here');
  await server.publish(workspaceId, 'refunds', reviewFlow());
  key = await server.key(workspaceId);
});
afterAll(() => server[Symbol.asyncDispose]());

type Body = { id: string; createdAt: string; decidedAt: string; etag: string; items: Body[] };
const call = async (method: string, path: string, body?: unknown): Promise<Body> =>
  (await key.call(method, path, body)).body as Body;

it('tells when something happened with one value, first and ever after', async () => {
  for (let times = 0; times < 5; times += 1) {
    const run = await call('POST', '/flows/refunds/runs', { input: { amount: 10 } });
    expect(run).toMatchObject({ createdAt: expect.stringContaining('T') });
    expect((await call('GET', `/runs/${run.id}`)).createdAt).toBe(run.createdAt);
    const review = await vi.waitUntil(
      async () => (await call('GET', `/reviews?run=${run.id}&status=open`)).items[0],
      { timeout: 20_000 },
    );
    const verdict = { type: 'approve', etag: review.etag };
    const decided = await call('POST', `/reviews/${review.id}/verdict`, verdict);
    const tooLate = await call('POST', `/reviews/${review.id}/verdict`, verdict);
    expect(decided.decidedAt).toContain('T');
    expect(tooLate.decidedAt).toBe(decided.decidedAt);
    expect((await call('GET', `/reviews/${review.id}`)).decidedAt).toBe(decided.decidedAt);
  }
});
