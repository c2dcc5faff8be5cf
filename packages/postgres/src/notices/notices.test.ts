import { randomUUID } from 'node:crypto';
import { fail, type NoticeChannel, ok, type WorkspaceId } from '@countersign/model';
import {
  type ActionProblem,
  type HeldChannel,
  type NewReview,
  type Notice,
  type NoticeSender,
  NoticeWorker,
  systemClock,
} from '@countersign/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aChannel } from '../testing/aChannel.ts';
import { ANN, aReview, aRun, aStart, aTurn, LEASE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

const HOLD_MS = 60_000;
const NOTHING = { over: [], failed: [], hasSent: false, failure: null, nextDigestAt: null };

let opened: TestPorts;
let workspaceId: WorkspaceId;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());
// Channels are claimed over all workspaces, so that what an earlier test has left would be claimed too.
beforeEach(async () => {
  workspaceId = randomUUID() as WorkspaceId; // safe: not empty
  await opened.test.sql`delete from notices`;
  await opened.test.sql`delete from notice_channels`;
});

const save = (changes: Parameters<typeof aChannel>[0] = {}) =>
  opened.ports.noticeChannels.save(workspaceId, aChannel(changes), ANN);

/** Opens a case; answers its review. */
async function open(changes: Partial<NewReview> = {}): Promise<NewReview> {
  const run = aRun({ workspaceId });
  const review = aReview({ runId: run.id, ...changes });
  const [started] = await opened.ports.store.commitTurns([aStart(run, { openedReviews: [review] })], LEASE);
  expect(started?.type).toBe('committed');
  return review;
}

async function answer({ runId, id: reviewId, etag }: NewReview): Promise<void> {
  const cause = { type: 'verdict', reviewId, etag, actor: ANN, verdict: { type: 'approve' } } as const;
  const [taken] = await opened.ports.store.commitTurns([aTurn({ workspaceId, runId, cause })], LEASE);
  expect(taken?.type).toBe('committed');
}

const stored = () =>
  opened.test.sql<{ review: string; occasion: string; number: number; isDue: boolean; attempts: number }[]>`
    select review_id as review, occasion, number, attempts, due_at <= now() as "isDue" from notices
    order by created_at, number`;

/** A worker whose messages arrive here, where `answers` say what becomes of each, in order; then all are taken. */
function aWorker(...answers: readonly (ActionProblem | null)[]) {
  const sent: { readonly channel: NoticeChannel; readonly notices: readonly Notice[] }[] = [];
  const left = [...answers];
  const sender: NoticeSender = {
    async send(_workspace, message) {
      sent.push(message);
      const problem = left.shift() ?? null;
      return problem === null ? ok(null) : fail(problem);
    },
    test: () => Promise.resolve(ok(null)),
  };
  const find = opened.ports.noticeChannels.find;
  const worker = new NoticeWorker({
    ...{ queue: opened.ports.noticeQueue, sender, clock: systemClock },
    open: async (workspace, id) => {
      const channel = await find(workspace, id);
      return channel && { ...channel, secret: null };
    },
    onError: (error) => {
      throw error;
    },
  });
  const told = () => sent.map(({ notices }) => notices.map(({ case: { id } }) => id).sort());
  return { worker, sent, told };
}

const AWAY: ActionProblem = { code: 'host_unreachable', message: 'Away.', retryable: true, ambiguous: false };
const REFUSED: ActionProblem = { ...AWAY, code: 'http_status', data: { status: 400 } };

/** As if the rest after a failure were over. */
const letRestEnd = () => opened.test.sql`update notice_channels set retry_at = now()`;

describe('a turn', () => {
  it('writes nothing to be told where no channel is set up, one is paused, or it is not about that', async () => {
    await open();
    await save({ name: 'Paused', isPaused: true });
    await save({ name: 'Other', occasions: ['reminded'] });
    await open();
    expect(await stored()).toEqual([]);
  });

  it('writes a notice for each channel with the case, none for a sample, and another one by the owners', async () => {
    await Promise.all([save({ name: 'One' }), save({ name: 'Two' })]);
    await open({ kind: 'sample' });
    const review = await open();
    expect(await stored()).toMatchObject([
      { review: review.id, occasion: 'opened', isDue: true },
      { review: review.id, occasion: 'opened', isDue: true },
    ]);
    const escalated = await open({ role: 'owner' });
    expect(await stored()).toContainEqual(
      expect.objectContaining({ review: escalated.id, occasion: 'escalated' }),
    );
  });

  it('writes one for each reminder', async () => {
    await save({ occasions: ['reminded'] });
    const { runId, id } = await open();
    for (const [index, name] of ['first', 'second'].entries()) {
      const once = { idempotencyKey: name, bodyHash: 'hash' };
      const cause = { type: 'signal', name, payload: null, once } as const;
      const turn = aTurn({ workspaceId, runId, cause, expectedRevision: index + 1, remindedReviews: [id] });
      expect(await opened.ports.store.commitTurns([turn], LEASE)).toMatchObject([{ type: 'committed' }]);
    }
    expect(await stored()).toMatchObject([
      { review: id, occasion: 'reminded', number: 1 },
      { review: id, occasion: 'reminded', number: 2 },
    ]);
  });

  it('puts off what has low stakes until the hour of the digest', async () => {
    await save({ digestHour: new Date(Date.now() + 12 * 3_600_000).getUTCHours() });
    const low = await open({ stakes: 'low' });
    const high = await open({ stakes: 'high' });
    const rows = await stored();
    expect(rows.find(({ review }) => review === low.id)).toMatchObject({ isDue: false });
    expect(rows.find(({ review }) => review === high.id)).toMatchObject({ isDue: true });
  });
});

describe('the notice worker', () => {
  it('tells people of everything that is due in one message, once', async () => {
    await save();
    const reviews = [await open({ subject: 'Order 1' }), await open({ subject: 'Order 2' })];
    const { worker, sent, told } = aWorker();
    expect(await worker.tick()).toBe(1);
    expect(told()).toEqual([reviews.map(({ id }) => id).sort()]);
    const subjects = sent[0]?.notices.map((notice) => notice.case.subject);
    expect(subjects).toEqual(expect.arrayContaining(['Order 1', 'Order 2']));
    expect(await worker.tick()).toBe(0);
    expect(await stored()).toEqual([]);
    expect(await opened.ports.noticeChannels.list(workspaceId)).toMatchObject([
      { waiting: 0, failure: null, lastSentAt: expect.any(String) },
    ]);
  });

  it('tells programs of one thing at a time', async () => {
    await save({ target: { kind: 'webhook', url: 'https://ours.example/hook' } });
    const ids = [(await open()).id, (await open()).id];
    const { worker, told } = aWorker();
    await worker.tick();
    expect(told().sort()).toEqual(ids.sort().map((id) => [id]));
  });

  it('says nothing of a case that has been answered meanwhile', async () => {
    await save();
    await answer(await open());
    const waiting = await open();
    const { worker, told } = aWorker();
    await worker.tick();
    expect(told()).toEqual([[waiting.id]]);
  });

  it('tries again after a rest that the channel shows, and does not lose what the other side did not take', async () => {
    await save();
    const { id } = await open();
    const { worker, told } = aWorker(AWAY);
    await worker.tick();
    expect(await opened.ports.noticeChannels.list(workspaceId)).toMatchObject([
      { waiting: 1, lastSentAt: null, failure: { message: 'Away.', nextTryAt: expect.any(String) } },
    ]);
    expect(await worker.tick()).toBe(0);
    await letRestEnd();
    await worker.tick();
    expect(told()).toEqual([[id], [id]]);
    expect(await opened.ports.noticeChannels.list(workspaceId)).toMatchObject([
      { waiting: 0, failure: null },
    ]);
  });

  it('gives up what the other side refuses for good, and what has failed too often', async () => {
    await save();
    await open();
    await aWorker(REFUSED).worker.tick();
    expect(await stored()).toEqual([]);
    await letRestEnd();
    await open();
    const failing = aWorker(...Array<ActionProblem>(20).fill(AWAY));
    for (let tries = 1; tries < 12; tries += 1) {
      await failing.worker.tick();
      await letRestEnd();
      expect(await stored()).toMatchObject([{ attempts: tries }]);
    }
    await failing.worker.tick();
    expect(await stored()).toEqual([]);
    expect(failing.sent).toHaveLength(12);
  });

  it('brings what has low stakes together at the hour of the digest, and looks forward to the next', async () => {
    await save({ digestHour: new Date(Date.now() + 12 * 3_600_000).getUTCHours() });
    const ids = [(await open({ stakes: 'low' })).id, (await open({ stakes: 'low' })).id];
    const { worker, told } = aWorker();
    expect(await worker.tick()).toBe(0);
    // The hour has come.
    await opened.test.sql`update notices set due_at = now()`;
    await opened.test.sql`update notice_channels set next_digest_at = now()`;
    await worker.tick();
    expect(told()).toEqual([[...ids].sort()]);
    await open({ stakes: 'low' });
    expect(await stored()).toMatchObject([{ isDue: false }]);
  });
});

describe('a channel', () => {
  const claim = async (): Promise<HeldChannel | undefined> =>
    (await opened.ports.noticeQueue.claim(10, HOLD_MS))[0];

  it('is held by one process, and given back by nobody else', async () => {
    await save();
    const { noticeQueue } = opened.ports;
    await open();
    const claims = await Promise.all(Array.from({ length: 6 }, claim));
    const held = claims.filter((one) => one !== undefined);
    expect(held).toHaveLength(1);
    const [first] = held as [HeldChannel];
    // Its time is over, and another process has taken the channel.
    await opened.test.sql`update notice_channels set leased_until = now()`;
    const second = await claim();
    expect(second).toMatchObject({ id: first.id });
    const over = await noticeQueue.due(first, 10);
    expect(over).toHaveLength(1);
    expect(await noticeQueue.settle(first, { ...NOTHING, over, hasSent: true })).toBe(false);
    expect(await stored()).toHaveLength(1);
    expect(await noticeQueue.settle(second!, { ...NOTHING, over, hasSent: true })).toBe(true);
    expect(await stored()).toEqual([]);
  });

  it('tells nothing while it is paused, and what still waits when it no longer is', async () => {
    const channel = await save();
    const { id } = await open();
    const { worker, told } = aWorker();
    await save({ ...channel, isPaused: true });
    expect(await worker.tick()).toBe(0);
    await save({ ...channel, isPaused: false });
    await worker.tick();
    expect(told()).toEqual([[id]]);
  });

  it('goes with all that it has not told, and is nobody else’s', async () => {
    const { noticeChannels, noticeQueue } = opened.ports;
    const { id } = await save();
    await open();
    const other = randomUUID() as WorkspaceId;
    expect(await noticeChannels.list(other)).toEqual([]);
    expect(await noticeChannels.find(other, id)).toBe(null);
    expect(await noticeChannels.remove(other, id, ANN)).toBe(false);
    expect(await noticeChannels.remove(workspaceId, id, ANN)).toBe(true);
    expect(await stored()).toEqual([]);
    expect(await noticeQueue.claim(10, HOLD_MS)).toEqual([]);
  });

  it('keeps its id and its secret when it is saved again, unless it becomes one of another kind', async () => {
    const { noticeChannels } = opened.ports;
    const slack = { target: { kind: 'slack' }, ciphertext: 'sealed' } as const;
    const { id } = await save(slack);
    expect(await save({ ...slack, ciphertext: null, language: 'de' })).toMatchObject({ id, language: 'de' });
    expect(await noticeChannels.find(workspaceId, id)).toMatchObject({ ciphertext: 'sealed' });
    await save({ target: { kind: 'teams' }, ciphertext: null });
    expect(await noticeChannels.find(workspaceId, id)).toMatchObject({ ciphertext: null });
  });

  it('drops what it could not tell for days', async () => {
    await save();
    const [old, young] = [await open(), await open()];
    await opened.test
      .sql`update notices set created_at = now() - interval '4 days' where review_id = ${old.id}`;
    await opened.ports.noticeQueue.dropOld();
    expect(await stored()).toMatchObject([{ review: young.id }]);
  });
});
