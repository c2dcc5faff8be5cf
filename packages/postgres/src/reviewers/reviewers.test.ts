import { randomUUID } from 'node:crypto';
import type { ReviewId } from '@countersign/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANN, aReview, aRun, aStart, BEN, LEASE, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

const [REFUNDS, ORDERS] = [randomUUID(), randomUUID()];
const PERIOD = { since: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00Z' };

/** A review that somebody is yet to answer. */
async function open(checkpointId: string, workspaceId = WORKSPACE): Promise<ReviewId> {
  const run = aRun({ workspaceId });
  const review = aReview({ runId: run.id, checkpointId });
  await opened.ports.store.commitTurns([{ ...aStart(run, { openedReviews: [review] }), workspaceId }], LEASE);
  return review.id;
}

async function answer(review: ReviewId, { by, type, at }: { by: string; type: string; at: string }) {
  await opened.test.sql`
    update reviews set status = 'decided', decided_by = ${by}, decided_at = ${at}::timestamptz,
      verdict = ${opened.test.sql.json({ type })}
    where id = ${review}`;
}

it('counts answers by reviewer and checkpoint, what was agreed since the last override, and how long was looked', async () => {
  const { reviewers } = opened.ports;
  const verdicts = ['approve', 'reject', 'approve', 'escalate', 'approve'];
  for (const [place, type] of verdicts.entries()) {
    const review = await open(place === 4 ? ORDERS : REFUNDS);
    if (place !== 0) {
      await reviewers.noteLook(WORKSPACE, { review, actor: ANN.id, ms: 90_000 });
      await reviewers.noteLook(WORKSPACE, { review, actor: ANN.id, ms: 1_500 * place });
    }
    await reviewers.noteLook(WORKSPACE, { review, actor: BEN.id, ms: 7 });
    await answer(review, { by: ANN.id, type, at: `2026-03-0${place + 1}T12:00:00Z` });
  }
  const outside = await open(REFUNDS);
  await answer(outside, { by: ANN.id, type: 'reject', at: '2026-03-08T00:00:00Z' });

  const { counts, looks, ...of } = await reviewers.answers(WORKSPACE, PERIOD);
  expect(of).toEqual({ looked: 5, isAll: true });
  expect(counts).toMatchObject([
    { reviewer: ANN.id, checkpoint: REFUNDS, flow: 'refunds', answers: 3, overridden: 1, streak: 1 },
    { reviewer: ANN.id, checkpoint: ORDERS, answers: 1, overridden: 0, streak: 1 },
  ]);
  expect(looks).toEqual([{ reviewer: ANN.id, looks: 3, medianLookMs: 3_000, quick: 1 }]);
});

it('keeps to one workspace, and to reviews that are open', async () => {
  const { reviewers } = opened.ports;
  const theirs = await open(REFUNDS, OTHER_WORKSPACE);
  await reviewers.noteLook(WORKSPACE, { review: theirs, actor: ANN.id, ms: 5 });
  const closed = await open(REFUNDS);
  await answer(closed, { by: ANN.id, type: 'approve', at: '2026-02-01T00:00:00Z' });
  await reviewers.noteLook(WORKSPACE, { review: closed, actor: ANN.id, ms: 5 });
  await reviewers.noteLook(WORKSPACE, { review: 'no-id' as ReviewId, actor: ANN.id, ms: 5 });
  const kept = await opened.test.sql`select from review_looks where review_id in (${theirs}, ${closed})`;
  expect(kept).toHaveLength(0);
  expect(await reviewers.answers(OTHER_WORKSPACE, PERIOD)).toEqual({
    ...{ looked: 0, isAll: true, counts: [], looks: [] },
  });
});
