import { randomUUID } from 'node:crypto';
import type { ReviewId, WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRetention } from '../retention/createRetention.ts';
import { ANN, aReview, aRun, aStart, aTurn, LEASE, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

const BOB = { ...ANN, id: 'bob' };

async function openReview() {
  const run = aRun();
  const review = aReview({ runId: run.id });
  await opened.ports.store.commitTurns([aStart(run, { openedReviews: [review] })], LEASE);
  return review;
}

async function decide(review: Awaited<ReturnType<typeof openReview>>) {
  const { runId, id: reviewId, etag } = review;
  const cause = { type: 'verdict', reviewId, etag, actor: ANN, verdict: { type: 'approve' } } as const;
  const turn = aTurn({ runId, cause, status: 'ended', outcome: 'done' });
  const [outcome] = await opened.ports.store.commitTurns([turn], LEASE);
  expect(outcome?.type).toBe('committed');
}

const say = (
  reviewId: ReviewId,
  text: string,
  { actor = ANN as Actor, mentions = [] as readonly string[] } = {},
) =>
  opened.ports.comments.add(WORKSPACE, { id: randomUUID(), reviewId, text, mentions: [...mentions], actor });
const saidOf = async (reviewId: ReviewId, workspaceId: WorkspaceId = WORKSPACE) =>
  (await opened.ports.comments.list(workspaceId, reviewId)).map(({ author, text }) => `${author}: ${text}`);

it('keeps what was said in order, before and after the review is closed, in its workspace alone', async () => {
  const review = await openReview();
  expect(await say(review.id, 'Is this the same customer?')).toMatchObject({ ok: true });
  await decide(review);
  expect(await say(review.id, 'Yes, I asked.', { actor: BOB })).toMatchObject({ ok: true });
  expect(await saidOf(review.id)).toEqual(['user-ann: Is this the same customer?', 'bob: Yes, I asked.']);
  expect(await saidOf(review.id, OTHER_WORKSPACE)).toEqual([]);
});

it('takes no comment on a review that is not there', async () => {
  const { id } = await openReview();
  const comment = { id: randomUUID(), reviewId: id, text: 'Hello', mentions: [], actor: ANN };
  const add = (workspaceId: WorkspaceId, reviewId: string) =>
    opened.ports.comments.add(workspaceId, { ...comment, reviewId: reviewId as ReviewId });
  const notFound = { ok: false, problem: { code: 'review_not_found' } };
  expect(await add(OTHER_WORKSPACE, id)).toMatchObject(notFound);
  expect(await add(WORKSPACE, randomUUID())).toMatchObject(notFound);
  expect(await add(WORKSPACE, 'none')).toMatchObject(notFound);
  expect(await saidOf(id)).toEqual([]);
});

it('writes each comment into the audit chain, which stays whole', async () => {
  const { id } = await openReview();
  const { seq } = await opened.ports.audit.head(WORKSPACE);
  await say(id, 'Look at the date.', { mentions: ['bob'] });
  const rows = await opened.ports.audit.list(WORKSPACE, seq, 10);
  expect(rows.map(({ actor, action, object }) => ({ actor, action, object }))).toEqual([
    { actor: 'user-ann', action: 'review.commented', object: `review:${id}` },
  ]);
  expect((await opened.ports.audit.verify(WORKSPACE)).findings).toEqual([]);
});

it('finds the reviews whose comments are meant for somebody, open and closed, with other filters', async () => {
  const [first, second, other] = [await openReview(), await openReview(), await openReview()];
  for (const { id } of [first, first, second]) await say(id, 'Please look.', { mentions: ['carl', 'dora'] });
  await say(other.id, 'Please look.', { mentions: ['dora'] });
  await decide(second);
  const found = async (filter: object) =>
    (await opened.ports.reviews.list(WORKSPACE, { mentions: 'carl', ...filter })).items.map(({ id }) => id);
  expect(await found({})).toEqual([first.id, second.id]);
  expect(await found({ status: 'open' })).toEqual([first.id]);
  expect(await found({ status: 'decided', sort: 'decided' })).toEqual([second.id]);
  expect(await found({ status: 'open', minConfidence: 1 })).toEqual([]);
  expect(await found({ mentions: 'nobody' })).toEqual([]);
  const { found: counted } = await opened.ports.reviews.statistics(WORKSPACE, { mentions: 'dora' });
  expect(counted).toMatchObject({ reviews: 3, isAll: true });
});

it('keeps five hundred comments of a review and no more', async () => {
  const { id } = await openReview();
  for (let index = 0; index < 500; index += 1) await say(id, `Line ${index}`);
  expect(await say(id, 'One more')).toMatchObject({ ok: false, problem: { code: 'too_many_comments' } });
  expect(await saidOf(id)).toHaveLength(500);
});

it('forgets what was said when the run is erased, also in the audit chain', async () => {
  const review = await openReview();
  await say(review.id, 'Mrs Secretive called again.', { mentions: ['eve'] });
  await decide(review);
  const retention = createRetention(opened.database);
  expect(await retention.erase(WORKSPACE, review.runId, ANN)).toEqual({ ok: true, value: { runs: 1 } });
  expect(await saidOf(review.id)).toEqual([]);
  expect((await opened.ports.reviews.list(WORKSPACE, { mentions: 'eve' })).items).toEqual([]);
  const { sql } = opened.test;
  const left = await sql`
    select object from audit where payload::text like '%Secretive%' union all
    select id::text from review_comments where text like '%Secretive%' union all
    select member from review_mentions where member = 'eve'`;
  expect(left).toEqual([]);
  expect((await opened.ports.audit.verify(WORKSPACE)).findings).toEqual([]);
});
