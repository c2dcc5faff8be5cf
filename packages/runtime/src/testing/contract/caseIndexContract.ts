import type { Verdict } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { NewReview } from '../../ports/store.ts';
import { describeCase } from '../../precedents/describeCase.ts';
import { findPrecedents } from '../../precedents/findPrecedents.ts';
import { ADA } from '../aRuntime.ts';
import { aReview, aStart, aTurn, mustCommit, newRunId } from './fixture.ts';
import type { Scene } from './scene.ts';

const BROKEN = 'My parcel arrived broken, the glass is in pieces';
const LATE = 'The parcel is late, I have waited two weeks';
const TWICE = 'I was charged twice for the same order';

/** Answered cases that can be found by what they say. */
export function caseIndexContract(scene: Scene): void {
  type Sketch = {
    readonly message: string;
    readonly review?: Partial<NewReview>;
    readonly isForeign?: boolean;
  };

  const open = async ({ message, review: changes = {}, isForeign = false }: Sketch) => {
    const { store, workspaceId, otherWorkspaceId, flow, otherFlow } = scene.now();
    const id = newRunId();
    const sketch = aReview({ id }, changes);
    const review = { ...sketch, content: { ...sketch.content, input: { message } } };
    const turn = aStart({
      ...(isForeign ? { flow: otherFlow, workspaceId: otherWorkspaceId } : { flow, workspaceId }),
      ...{ id, changes: { openedReviews: [review], status: 'waiting' } },
    });
    const { run } = await mustCommit(store, turn);
    return { run, review };
  };

  const answer = async (sketch: Sketch, verdict: Verdict = { type: 'approve' }) => {
    const { run, review } = await open(sketch);
    const cause = { type: 'verdict', reviewId: review.id, etag: review.etag, actor: ADA, verdict } as const;
    await mustCommit(scene.now().store, aTurn(run, cause));
    return review;
  };

  const follow = async () => {
    while ((await scene.now().caseIndexQueue.advance(2, describeCase)) > 0);
  };

  const similarTo = (text: string, { place = 'refunds/check', runId = newRunId(), limit = 5 } = {}) => {
    const { caseIndex, workspaceId } = scene.now();
    const asked = { runId, place, text, caseType: null, decision: 'refund', amount: null };
    return findPrecedents(caseIndex, workspaceId, { asked, limit });
  };

  const found = async (...asked: Parameters<typeof similarTo>) =>
    (await similarTo(...asked)).map(({ past }) => past.reviewId);

  describe('the index of answered cases', () => {
    it('finds the cases most like one, with how they were answered', async () => {
      const broken = await answer({ message: BROKEN }, { type: 'reject', message: 'No proof' });
      await answer({ message: LATE });
      await answer({ message: TWICE });
      await follow();
      const [first] = await similarTo('parcel with broken glass');
      expect(first).toMatchObject({
        past: { reviewId: broken.id, runId: broken.runId, verdict: 'reject', text: BROKEN, amount: 40 },
        likeness: { shared: expect.arrayContaining(['broken', 'glass']) },
        isSamePlace: true,
      });
      expect(Date.parse(first?.past.decidedAt ?? '')).not.toBeNaN();
    });

    it('holds no case that is open, was sent back or handed up, or belongs to another workspace', async () => {
      await open({ message: BROKEN });
      await answer({ message: BROKEN }, { type: 'sendBack', message: 'Look again' });
      await answer({ message: BROKEN }, { type: 'escalate' });
      await answer({ message: BROKEN, isForeign: true });
      await follow();
      expect(await found(BROKEN)).toEqual([]);
    });

    it('never answers a case with itself', async () => {
      const review = await answer({ message: BROKEN });
      await follow();
      expect(await found(BROKEN)).toEqual([review.id]);
      expect(await found(BROKEN, { runId: review.runId })).toEqual([]);
    });

    it('begins with the place of the case and goes on in the workspace', async () => {
      const elsewhere = await answer({ message: BROKEN, review: { node: 'other' } });
      const here = await answer({ message: 'broken parcel' });
      await follow();
      expect(await found(BROKEN)).toEqual([here.id, elsewhere.id]);
      expect(await found(BROKEN, { limit: 1 })).toEqual([here.id]);
      const places = (await similarTo(BROKEN)).map(({ isSamePlace }) => isSamePlace);
      expect(places).toEqual([true, false]);
    });

    it('counts every case once, however many follow the verdicts at a time', async () => {
      const { caseIndex, caseIndexQueue, workspaceId } = scene.now();
      for (const message of [BROKEN, LATE, TWICE, BROKEN, LATE]) await answer({ message });
      await Promise.all(Array.from({ length: 6 }, () => caseIndexQueue.advance(2, describeCase)));
      await follow();
      const counted = await caseIndex.frequencies(workspaceId, ['parcel', 'twice', 'nobody'], null);
      expect(counted).toEqual({
        cases: 5,
        of: new Map([
          ['parcel', 4],
          ['twice', 1],
        ]),
      });
      expect((await caseIndex.frequencies(workspaceId, ['parcel'], 'refunds/other')).cases).toBe(0);
    });

    it('repeats what was stopped in the middle', async () => {
      const review = await answer({ message: BROKEN });
      const { caseIndexQueue } = scene.now();
      const stopped = caseIndexQueue.advance(100, () => {
        throw new Error('stopped');
      });
      await expect(stopped).rejects.toThrow('stopped');
      await follow();
      expect(await found(BROKEN)).toEqual([review.id]);
    });

    it('tells the fields of the newest cases of a place', async () => {
      const { caseIndex, workspaceId } = scene.now();
      for (const message of ['one', 'two', 'three']) await answer({ message });
      await answer({ message: 'four', review: { node: 'other' } });
      await follow();
      const of = { place: 'refunds/check', exceptRun: newRunId(), before: null, limit: 2 };
      const fields = await caseIndex.fields(workspaceId, of);
      const messages = fields.map((leaves) => leaves.find(({ pointer }) => pointer === '/input/message'));
      expect(messages.map((leaf) => leaf?.value)).toEqual(['three', 'two']);
      const before = '2000-01-01T00:00:00.000Z';
      expect(await caseIndex.fields(workspaceId, { ...of, before })).toEqual([]);
    });
  });
}
