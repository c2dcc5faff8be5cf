import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReview, aRun, aStart, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';
import { fillReviews } from './fillReviews.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

it('lets reviews of an earlier release be found by what their agent said', async () => {
  const { ports, test, database } = opened;
  const runs = Array.from({ length: 250 }, () => aRun());
  const flagged = (runId: (typeof runs)[number]['id']) => {
    const review = aReview({ runId });
    const proposal = { ...review.content.proposal, decision: 'refuse', flags: ['unsafe' as const] };
    return { ...review, content: { ...review.content, proposal } };
  };
  await ports.store.commitTurns(
    runs.map((run) => aStart(run, { openedReviews: [flagged(run.id)] })),
    LEASE,
  );
  await test.sql`update reviews set decision = null, flags = null`;
  const find = async () =>
    (await ports.reviews.list(WORKSPACE, { decision: 'refuse', flag: 'unsafe' })).items;
  expect(await find()).toEqual([]);
  expect([await fillReviews(database.worker), await fillReviews(database.worker)]).toEqual([200, 50]);
  expect(await fillReviews(database.worker)).toBe(0);
  expect(await find()).toHaveLength(50);
});
