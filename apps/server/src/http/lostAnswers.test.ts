import type { WorkspaceId } from '@countersign/model';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Detour } from '../testing/Detour.ts';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { RestCaller } from '../testing/RestCaller.ts';
import { outOfBudget, reviewFlow } from '../testing/reviewFlow.ts';
import type { StudioCaller } from '../testing/StudioCaller.ts';

/** The process whose answers get lost, and another one on the same database to which callers turn then. */
const detour = new Detour();
let steady: TestServer;
let shaky: TestServer;
let workspaceId: WorkspaceId;
let asked: RestCaller;
let askedNext: RestCaller;
let member: StudioCaller;

beforeAll(async () => {
  steady = await openTestServer();
  shaky = await openTestServer({ beside: steady, route: (url) => detour.to(url) });
  workspaceId = await steady.workspace('here');
  await steady.publish(workspaceId, 'refunds', reviewFlow());
  await steady.publish(workspaceId, 'short', outOfBudget());
  askedNext = await steady.key(workspaceId);
  asked = askedNext.at(shaky.url);
  member = await steady.member(workspaceId, 'here', 'reviewer');
});
afterAll(async () => {
  await shaky[Symbol.asyncDispose]();
  await detour.cut();
  await steady[Symbol.asyncDispose]();
});

beforeEach(async () => {
  detour.landed = 0;
  await vi.waitUntil(async () => (await asked.call('GET', '/runs')).status === 200, { timeout: 20_000 });
});

afterEach(() => detour.open());

const AWAY = { status: 503, body: { code: 'database_unavailable' } };

/** Work is done beside the requests, by a worker that may be slow. */
const PATIENT = { timeout: 20_000 };

async function runIn(flow: string, status: string): Promise<string> {
  const { body } = await askedNext.call('POST', `/flows/${flow}/runs`, { input: { amount: 10 } });
  const { id } = body as { id: string };
  await vi.waitUntil(async () => {
    const run = await askedNext.call('GET', `/runs/${id}`);
    return (run.body as { status: string }).status === status;
  }, PATIENT);
  return id;
}

async function reviewOf(run: string): Promise<{ id: string; etag: string }> {
  const { body } = await askedNext.call('GET', `/reviews?run=${run}&status=open`);
  const [review] = (body as { items: { id: string; etag: string }[] }).items;
  if (review === undefined) throw new Error('There is no open review');
  return review;
}

/** What the run says happened, of this type. */
async function happened(run: string, type: string): Promise<number> {
  const { body } = await askedNext.call('GET', `/runs/${run}/events`);
  return (body as { items: { type: string }[] }).items.filter((event) => event.type === type).length;
}

describe('an answer that is lost between the commit and the caller', () => {
  it('of a start: the same key is the same run in another process (G1)', async () => {
    const start = [
      'POST',
      '/flows/refunds/runs',
      { input: { amount: 31 } },
      { 'idempotency-key': 'start-that-is-lost' },
    ] as const;
    detour.arm('start-that-is-lost');
    expect(await asked.call(...start)).toMatchObject(AWAY);
    expect(detour.landed).toBe(1);
    const again = await askedNext.call(...start);
    expect(again).toMatchObject({ status: 201 });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('of a verdict over REST: the same once more is answered as the winner, anything else is told who was first (G4)', async () => {
    const run = await runIn('refunds', 'waiting');
    const { id, etag } = await reviewOf(run);
    const give = (where: RestCaller, type: string, key: string) =>
      where.call('POST', `/reviews/${id}/verdict`, { type, etag }, { 'idempotency-key': key });
    detour.arm(id);
    expect(await give(asked, 'approve', 'v1')).toMatchObject(AWAY);
    expect(detour.landed).toBe(1);
    const other = await give(askedNext, 'reject', 'v1');
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'review_decided', verdict: { type: 'approve' } },
    });
    const decided = { status: 'decided', verdict: { type: 'approve' } };
    expect(await give(askedNext, 'approve', 'v1')).toMatchObject({ status: 200, body: decided });
    expect(await give(askedNext, 'approve', 'v2')).toMatchObject({ status: 409 });
    expect(await happened(run, 'verdict.taken')).toBe(1);
  });

  it('of a verdict in the studio: the same once more is answered as the winner (G4)', async () => {
    const run = await runIn('refunds', 'waiting');
    const { id: review, etag } = await reviewOf(run);
    const give = (where: StudioCaller) =>
      where.mutate('reviews.decide', { review, etag, type: 'approve', idempotencyKey: 'studio' });
    detour.arm(review);
    expect(await give(member.at(shaky.url))).toMatchObject(AWAY);
    expect(detour.landed).toBe(1);
    expect(await give(member)).toMatchObject({ status: 200 });
    expect(await happened(run, 'verdict.taken')).toBe(1);
  });

  it('of the end of an incident: the step is tried again once', async () => {
    const run = await runIn('short', 'parked');
    const { body } = await askedNext.call('GET', `/incidents?run=${run}`);
    const [incident] = (body as { items: { key: string }[] }).items;
    const retry = (where: RestCaller) =>
      where.call(
        ...(['POST', `/runs/${run}/incidents/resolve`] as const),
        { key: incident?.key, resolution: 'retry' },
        { 'idempotency-key': 'r1' },
      );
    detour.arm(run);
    expect(await retry(asked)).toMatchObject(AWAY);
    expect(detour.landed).toBe(1);
    expect(await retry(askedNext)).toMatchObject({ status: 200, body: { id: run } });
    expect(await happened(run, 'step.resumed')).toBe(1);
  });

  it('of a result: it is recorded once, and the run goes on (G3)', async () => {
    const workers = [steady, shaky].map(({ installation }) => installation.worker);
    for (const worker of workers) await worker.stop();
    const { body } = await askedNext.call('POST', '/flows/refunds/runs', { input: { amount: 32 } });
    const { id } = body as { id: string };
    detour.arm(id);
    await workers[1]?.start();
    await vi.waitUntil(() => detour.landed === 1, { timeout: 10_000 });
    await detour.open();
    await workers[0]?.start();
    await vi.waitUntil(
      async () =>
        ((await askedNext.call('GET', `/runs/${id}`)).body as { status: string }).status === 'waiting',
      { timeout: 20_000 },
    );
    expect(await happened(id, 'agent.proposed')).toBe(1);
  });
});
