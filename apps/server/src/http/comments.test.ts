import type { WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { RestCaller } from '../testing/RestCaller.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';
import type { StudioCaller } from '../testing/StudioCaller.ts';

let server: TestServer;
let workspaceId: WorkspaceId;
let key: RestCaller;
let reviewer: StudioCaller;
let review: { id: string; etag: string };

type Listed<TItem> = { readonly items: readonly TItem[] };

beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('here');
  await server.publish(workspaceId, 'refunds', reviewFlow());
  key = await server.key(workspaceId);
  reviewer = await server.member(workspaceId, 'here', 'reviewer');
  review = await openReview();
});
afterAll(() => server[Symbol.asyncDispose]());

async function openReview() {
  const started = await key.call('POST', '/flows/refunds/runs', { input: { amount: 10 } });
  const { id } = started.body as { id: string };
  const open = () => key.call('GET', `/reviews?run=${id}&status=open`);
  return vi.waitUntil(async () => ((await open()).body as Listed<typeof review>).items[0], {
    timeout: 20_000,
  });
}

const say = (body: object) => key.call('POST', `/reviews/${review.id}/comments`, body);

it('is said in the studio and over the runtime API, and read with names on both', async () => {
  const mentions = [reviewer.email.toUpperCase()];
  const said = await say({ text: '  Have you seen <b>this</b>?  ', mentions });
  const meant = { id: reviewer.userId, name: expect.any(String) as string };
  const first = { text: 'Have you seen <b>this</b>?', mentions: [meant] };
  expect(said).toMatchObject({ status: 201, body: first });
  const answered = await reviewer.mutate('reviews.comment', { review: review.id, text: 'Yes.' });
  expect(answered).toMatchObject({ status: 200, body: { text: 'Yes.', mentions: [] } });
  const { body } = await key.call('GET', `/reviews/${review.id}/comments`);
  expect((body as Listed<object>).items).toMatchObject([first, { text: 'Yes.' }]);
  const read = await reviewer.query('reviews.comments', { review: review.id });
  expect(read.body).toEqual((body as Listed<object>).items);
  expect(JSON.stringify(read.body)).not.toContain('workspace');
});

it('lets a member find the reviews where comments are meant for them', async () => {
  const other = await openReview();
  const found = async (who: string) => {
    const { body } = await reviewer.query('reviews.list', { mentions: who });
    return (body as Listed<{ id: string }>).items.map(({ id }) => id);
  };
  expect(await found('me')).toEqual([review.id]);
  expect(await found(reviewer.userId)).not.toContain(other.id);
  const { body } = await key.call('GET', `/reviews?mentions=${reviewer.userId}`);
  expect((body as Listed<{ id: string }>).items.map(({ id }) => id)).toEqual([review.id]);
  const mine = await key.call('GET', '/reviews?mentions=me');
  expect((mine.body as Listed<object>).items).toEqual([]);
});

it('refuses words without letters, too many, and people who are no members', async () => {
  const stranger = await server.member(await server.workspace('there'), 'there', 'reviewer');
  for (const body of [
    { text: ' \n ' },
    { text: 'x'.repeat(4_001) },
    { text: 'x', author: 'somebody' },
    { text: 'x', mentions: Array.from({ length: 21 }, () => reviewer.userId) },
  ]) {
    expect([body, (await say(body)).status]).toEqual([body, 400]);
  }
  for (const unknown of [stranger.userId, stranger.email, 'nobody']) {
    const refused = await say({ text: 'x', mentions: [reviewer.userId, unknown] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'mention_unknown', at: '/mentions/1' } });
  }
});

it('lets a viewer read and not write, and a key write with the scope for it alone', async () => {
  const viewer = await server.member(workspaceId, 'here', 'viewer');
  const refused = await viewer.mutate('reviews.comment', { review: review.id, text: 'x' });
  expect(refused.status).toBe(403);
  expect((await viewer.query('reviews.comments', { review: review.id })).status).toBe(200);
  const reading = await server.key(workspaceId, ['reviews:read']);
  const path = `/reviews/${review.id}/comments`;
  expect((await reading.call('GET', path)).status).toBe(200);
  expect(await reading.call('POST', path, { text: 'x' })).toMatchObject({
    ...{ status: 403, body: { code: 'scope_missing' } },
  });
});
