import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { RestCaller } from '../testing/RestCaller.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';

type Selection = { items: { id: string; etag: string }[]; limit: number; isAll: boolean };
type Results = { items: { id: string; status: number; problem?: { code: string; decidedBy?: string } }[] };

let server: TestServer;
let key: RestCaller;
beforeAll(async () => {
  server = await openTestServer();
  const workspaceId = await server.workspace('selecting');
  key = await server.key(workspaceId);
  await server.publish(workspaceId, 'refunds', reviewFlow());
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

async function start(caseType: string, count: number): Promise<void> {
  for (let started = 0; started < count; started += 1)
    await key.call('POST', '/flows/refunds/runs', { input: { amount: 10 }, caseType });
}

const select = async (query: string) =>
  (await key.call('GET', `/reviews/selection${query}`)).body as Selection;

const selectOnce = (query: string, count: number) =>
  vi.waitUntil(
    async () => {
      const selection = await select(query);
      return selection.items.length === count ? selection : undefined;
    },
    { timeout: 20_000 },
  );

const decide = async (verdicts: readonly object[]) =>
  (await key.call('POST', '/reviews/verdicts', { verdicts })).body as Results;

describe('a selection of what a filter finds', () => {
  it('stays what it was: verdicts count on exactly that, and each says what became of it', async () => {
    await start('small', 4);
    await start('large', 1);
    await selectOnce('', 5);
    const selection = await selectOnce('?caseType=small', 4);
    expect(selection).toMatchObject({ limit: 500, isAll: true });
    // Meanwhile one is answered elsewhere, and another one comes.
    const [first, second] = selection.items;
    expect(await decide([{ ...first, type: 'reject' }].map(verdictOn))).toMatchObject({
      items: [{ status: 200 }],
    });
    await start('small', 1);
    const after = await selectOnce('?caseType=small', 4);
    const verdicts = selection.items.map((item) =>
      verdictOn({ ...item, etag: item.id === second?.id ? 'of something else' : item.etag, type: 'approve' }),
    );
    const { items } = await decide(verdicts);
    const told = new Map(items.map((item) => [item.id, item]));
    expect(told.get(first!.id)).toMatchObject({ status: 409, problem: { code: 'review_decided' } });
    expect(told.get(second!.id)).toMatchObject({ status: 409, problem: { code: 'review_changed' } });
    expect(items.filter(({ status }) => status === 200)).toHaveLength(2);
    // What came later and what had changed still wait; the other type was never meant.
    const left = await select('');
    const selected = new Set(selection.items.map(({ id }) => id));
    const late = after.items.filter(({ id }) => !selected.has(id));
    expect(late).toHaveLength(1);
    expect(left.items).toHaveLength(3);
    expect(left.items.map(({ id }) => id)).toEqual(expect.arrayContaining([second!.id, late[0]!.id]));
  });

  it('is of what waits only: nothing else can be asked for', async () => {
    for (const query of ['?status=decided', '?pending=true', '?limit=5', '?cursor=a'])
      expect((await key.call('GET', `/reviews/selection${query}`)).status).toBe(400);
  });
});

const verdictOn = ({ id, etag, type }: { id?: string; etag?: string; type: string }) => ({ id, etag, type });
