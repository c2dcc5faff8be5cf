import type { LedgerEntry } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../ports/lesson.ts';
import type { NewReview, TurnCause } from '../../ports/store.ts';
import { ADA, BOB } from '../aRuntime.ts';
import { aReview, aStart, aTurn, commitOne, EARNER, mustCommit, newRunId } from './fixture.ts';
import type { Scene } from './scene.ts';

/** One verdict per review, and the ledger beside it. */
export function reviewContract(scene: Scene): void {
  const open = async () => {
    const { store, workspaceId, flow } = scene.now();
    const id = newRunId();
    const review = aReview({ id });
    const turn = aStart({ id, flow, workspaceId, changes: { openedReviews: [review], status: 'waiting' } });
    return { review, ...(await mustCommit(store, turn)) };
  };
  const verdictOf = (
    review: { id: TurnCauseOf['reviewId']; etag: string },
    changes: Partial<TurnCauseOf> = {},
  ): TurnCause => ({
    type: 'verdict',
    reviewId: review.id,
    etag: review.etag,
    actor: ADA,
    verdict: { type: 'approve' },
    ...changes,
  });
  const pendingOf = ({ etag }: { etag: string }, times: { givenAt: string; takesEffectAt: string }) => ({
    ...{ verdict: { type: 'approve' as const }, actor: ADA, role: 'reviewer' as const, etag },
    ...times,
  });

  describe('a review', () => {
    it('is stored as it was opened', async () => {
      const { store, reviews, workspaceId } = scene.now();
      const { review, run } = await open();
      const { dueInMs: _, ...same } = review;
      const [stored] = await store.openReviewsOf([run.id]);
      expect(stored).toMatchObject({
        ...same,
        status: 'open',
        decidedAt: null,
        decidedBy: null,
        verdict: null,
      });
      expect(Date.parse(stored?.dueAt ?? '') - Date.parse(stored?.openedAt ?? '')).toBe(60_000);
      expect(await store.loadReviews(workspaceId, [review.id])).toEqual([stored]);
      expect(await reviews.countOpen(workspaceId)).toBe(1);
    });

    it('takes no other verdict while one is on its way, and then that one (G4)', async () => {
      const { store, reviews, workspaceId } = scene.now();
      const { review, run } = await open();
      const givenAt = new Date().toISOString();
      const pending = pendingOf(review, { givenAt, takesEffectAt: '2999-01-01T00:00:00.000Z' });
      const cause = { type: 'pend' as const, reviewId: review.id, givenAt };
      const pended = await mustCommit(
        store,
        aTurn(run, cause, { pendingVerdicts: [{ id: review.id, pending }], status: 'waiting' }),
      );
      expect(await store.openReviewsOf([run.id])).toMatchObject([{ id: review.id, status: 'open', pending }]);
      expect(await reviews.pendingOf(workspaceId, ADA.id)).toMatchObject([{ id: review.id, pending }]);
      expect(await reviews.pendingOf(workspaceId, BOB.id)).toEqual([]);
      expect(await reviews.countOpen(workspaceId)).toBe(0);
      const found = async (isPending: boolean) =>
        (await reviews.list(workspaceId, { status: 'open', pending: isPending })).items.map(({ id }) => id);
      expect([await found(true), await found(false)]).toEqual([[review.id], []]);
      const other = verdictOf(review, { actor: BOB, verdict: { type: 'reject' } });
      expect(await commitOne(store, aTurn(pended.run, other))).toMatchObject({
        ...{ type: 'decided', review: { id: review.id, status: 'open', pending } },
      });
      // Among others that have to be looked at first, as well.
      const changes = { cancelledEffects: ['gone/1'] };
      expect(await commitOne(store, aTurn(pended.run, other, changes))).toMatchObject({ type: 'decided' });
      await mustCommit(store, aTurn(pended.run, verdictOf(review, { wasPending: true })));
      const [decided] = await store.loadReviews(workspaceId, [review.id]);
      expect(decided).toMatchObject({ status: 'decided', decidedBy: ADA.id, pending: null });
    });

    it('keeps a verdict on its way when it is closed, for whoever gave it, until that is withdrawn', async () => {
      const { store, reviews, workspaceId } = scene.now();
      const { review, run } = await open();
      const givenAt = new Date().toISOString();
      const pending = pendingOf(review, { givenAt, takesEffectAt: givenAt });
      const cause = { type: 'pend' as const, reviewId: review.id, givenAt };
      const pended = await mustCommit(
        store,
        aTurn(run, cause, { pendingVerdicts: [{ id: review.id, pending }], status: 'waiting' }),
      );
      const closedReviews = [{ id: review.id, status: 'expired' as const }];
      const closed = await mustCommit(
        store,
        aTurn(pended.run, { type: 'cancel', actor: BOB }, { closedReviews }),
      );
      expect(await reviews.pendingOf(workspaceId, ADA.id)).toMatchObject([
        { id: review.id, status: 'expired', verdict: null, pending },
      ]);
      await mustCommit(
        store,
        aTurn(
          closed.run,
          { ...cause, givenAt: null },
          { pendingVerdicts: [{ id: review.id, pending: null }] },
        ),
      );
      expect(await reviews.pendingOf(workspaceId, ADA.id)).toEqual([]);
    });

    it('tells when it will be brought to mind', async () => {
      const { store, reviews, workspaceId, flow } = scene.now();
      const id = newRunId();
      const review = aReview({ id });
      const timer = `${review.node}/${review.visit}/remind`;
      const due = { at: '2999-01-01T00:00:00.000Z' };
      const timers = [{ id: timer, node: review.node, visit: review.visit, name: 'remind' as const, due }];
      const changes = { openedReviews: [review], timers, status: 'waiting' as const };
      await mustCommit(store, aStart({ id, flow, workspaceId, changes }));
      expect(await reviews.get(workspaceId, review.id)).toMatchObject({ nextReminderAt: due.at });
      const { items } = await reviews.list(workspaceId, { run: id });
      expect(items).toMatchObject([{ nextReminderAt: due.at }]);
    });

    it('is not found from another workspace', async () => {
      const { store, reviews, otherWorkspaceId } = scene.now();
      const { review } = await open();
      expect(await store.loadReviews(otherWorkspaceId, [review.id])).toEqual([]);
      expect(await reviews.get(otherWorkspaceId, review.id)).toBeNull();
      expect(await reviews.countOpen(otherWorkspaceId)).toBe(0);
    });

    it('takes one of eight simultaneous opposite verdicts; the others learn who was first (G4)', async () => {
      const { store, reviews, workspaceId } = scene.now();
      const { review, run } = await open();
      const causes = Array.from({ length: 8 }, (_, index) =>
        verdictOf(review, index % 2 === 0 ? {} : { actor: BOB, verdict: { type: 'reject', message: 'No' } }),
      );
      const outcomes = await Promise.all(causes.map((cause) => commitOne(store, aTurn(run, cause))));
      expect(outcomes.filter(({ type }) => type === 'committed')).toHaveLength(1);
      const winner = causes[outcomes.findIndex(({ type }) => type === 'committed')] as TurnCauseOf;
      const losers = outcomes.filter((outcome) => outcome.type === 'decided');
      expect(losers).toHaveLength(7);
      for (const { review: seen } of losers) {
        expect(seen).toMatchObject({
          status: 'decided',
          decidedBy: winner.actor.id,
          verdict: winner.verdict,
        });
        expect(Date.parse(seen.decidedAt ?? '')).not.toBeNaN();
      }
      expect(await reviews.get(workspaceId, review.id)).toMatchObject({
        status: 'decided',
        verdict: winner.verdict,
      });
      expect(await store.openReviewsOf([run.id])).toEqual([]);
    });

    it('refuses a verdict on something other than what was shown (G5)', async () => {
      const { store } = scene.now();
      const { review, run } = await open();
      const outcome = await commitOne(store, aTurn(run, verdictOf(review, { etag: 'other' })));
      expect(outcome).toMatchObject({ type: 'decided', review: { status: 'open', etag: 'e1' } });
    });

    it('is closed without a verdict when the run goes on without it', async () => {
      const { store, reviews, workspaceId } = scene.now();
      const { review, run } = await open();
      const closedReviews = [{ id: review.id, status: 'expired' }] as const;
      const after = await mustCommit(
        store,
        aTurn(run, { type: 'signal', name: 's', payload: null }, { closedReviews }),
      );
      expect(await reviews.get(workspaceId, review.id)).toMatchObject({
        status: 'expired',
        decidedBy: null,
        verdict: null,
      });
      expect(await commitOne(store, aTurn(after.run, verdictOf(review)))).toMatchObject({
        type: 'decided',
        review: { status: 'expired' },
      });
    });

    it('can be followed by another one in the same turn', async () => {
      const { store } = scene.now();
      const { review, run } = await open();
      const second = aReview(run, { etag: 'e2', role: 'owner', excluded: ['ada'] });
      await mustCommit(store, aTurn(run, verdictOf(review), { openedReviews: [second] }));
      expect(await store.openReviewsOf([run.id])).toMatchObject([
        { id: second.id, role: 'owner', excluded: ['ada'] },
      ]);
    });
  });

  describe('a lesson', () => {
    const lessonFrom = (review: NewReview, changes: Partial<Lesson> = {}): Lesson => ({
      ...{ reviewId: review.id, runId: review.runId, flowId: scene.now().flow.flowId, node: 'triage' },
      ...{ model: 'intents', checkpointId: null, text: 'Where is my card?', proposed: 'lost_card' },
      ...{ verdict: 'edit', label: 'card_arrival', answer: { label: 'card_arrival' }, message: null },
      ...{ reviewer: 'ada', ...changes },
    });

    it('is kept with the verdict that taught it, once, however many say it at a time', async () => {
      const { store, workspaceId, otherWorkspaceId, lessons } = scene.now();
      const { review, run } = await open();
      const lesson = lessonFrom({ ...review, runId: run.id });
      const turns = Array.from({ length: 4 }, () => aTurn(run, verdictOf(review), { lesson }));
      const outcomes = await Promise.all(turns.map((turn) => commitOne(store, turn)));
      expect(outcomes.filter(({ type }) => type === 'committed')).toHaveLength(1);
      expect(await lessons(workspaceId)).toMatchObject([lesson]);
      expect(await lessons(otherWorkspaceId)).toEqual([]);
    });

    it('gives way to a later verdict on the same text of the same run', async () => {
      const { store, workspaceId, lessons } = scene.now();
      const { review, run } = await open();
      const second = aReview(run, { etag: 'e2', kind: 'sample' });
      const first = lessonFrom({ ...review, runId: run.id });
      const after = await mustCommit(
        store,
        aTurn(run, verdictOf(review), { lesson: first, openedReviews: [second] }),
      );
      const later = lessonFrom({ ...second, runId: run.id }, { label: 'lost_card', verdict: 'incorrect' });
      await mustCommit(store, aTurn(after.run, verdictOf(second), { lesson: later }));
      expect(await lessons(workspaceId)).toMatchObject([later]);
    });
  });

  describe('the ledger', () => {
    it('keeps entries in the order of decision, with the turn or not at all', async () => {
      const { store, workspaceId, flow, ledger } = scene.now();
      const checkpoint = await store.loadCheckpoint(workspaceId, {
        flowId: flow.flowId,
        key: 'check',
        ...EARNER,
      });
      const checkpointId = checkpoint?.id ?? '';
      const { review, run } = await open();
      const entry = (loss: number): LedgerEntry => ({
        ...{ type: 'verdict', runId: run.id, node: 'check', visit: 1, segment: 'small' },
        ...{ reviewId: review.id, verdict: 'approve', loss, actor: 'ada' },
      });
      const ledgerOf = (...losses: number[]) => losses.map((loss) => ({ checkpointId, entry: entry(loss) }));
      const after = await mustCommit(store, aTurn(run, verdictOf(review), { ledger: ledgerOf(0, 1) }));
      await commitOne(store, aTurn(after.run, verdictOf(review), { ledger: ledgerOf(0.5) }));
      const signal = { type: 'signal', name: 's', payload: null } as const;
      await mustCommit(store, aTurn(after.run, signal, { ledger: ledgerOf(0.25) }));
      const lines = await ledger(workspaceId, checkpointId);
      expect(lines.map((line) => line.entry)).toEqual([entry(0), entry(1), entry(0.25)]);
      expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    });

    it('counts each checkpoint for itself', async () => {
      const { store, workspaceId, flow, ledger } = scene.now();
      const [first, second] = [newRunId(), newRunId()];
      const entry: LedgerEntry = {
        ...{ type: 'verdict', runId: first, node: 'check', visit: 1, segment: 'small' },
        ...{ reviewId: aReview({ id: first }).id, verdict: 'approve', loss: 0, actor: 'ada' },
      };
      const lines = [first, second, first].map((checkpointId) => ({ checkpointId, entry }));
      for (const changes of [{ ledger: lines }, { ledger: lines.slice(1) }]) {
        await mustCommit(store, aStart({ flow, workspaceId, changes }));
      }
      const seqsOf = async (id: string) => (await ledger(workspaceId, id)).map(({ seq }) => seq);
      expect(await seqsOf(first)).toEqual([1, 2, 3]);
      expect(await seqsOf(second)).toEqual([1, 2]);
    });
  });
}

type TurnCauseOf = Extract<TurnCause, { type: 'verdict' }>;
