import { describe, expect, it } from 'vitest';
import type { TurnCause } from '../../ports/store.ts';
import { ADA } from '../aRuntime.ts';
import {
  anEffect,
  anEvent,
  aReview,
  aStart,
  aTurn,
  commitOne,
  LEASE,
  mustCommit,
  newRunId,
  OTHER,
} from './fixture.ts';
import type { Scene } from './scene.ts';

/** Turns that are offered again because the answer to their commit was lost. */
export function recallContract(scene: Scene): void {
  const events = [anEvent('step.entered')];

  describe('a turn that was committed before', () => {
    it('is a verdict: answered like the first time, while the same verdict of another turn is too late (G4)', async () => {
      const { store, runs, reviews, workspaceId, flow } = scene.now();
      const id = newRunId();
      const review = aReview({ id });
      const { run } = await mustCommit(
        store,
        aStart({ id, flow, workspaceId, changes: { openedReviews: [review], status: 'waiting' } }),
      );
      const { id: reviewId, etag } = review;
      const verdict = { type: 'approve' } as const;
      const cause: TurnCause = { type: 'verdict', reviewId, etag, actor: ADA, verdict };
      const effects = [anEffect({ key: 'pay/1', kind: 'action', once: true })];
      const turn = aTurn(run, cause, { events, effects });
      const first = await commitOne(store, turn);
      expect(first).toMatchObject({ type: 'committed', leased: [{ key: 'pay/1', token: 1, claims: 1 }] });
      expect(await commitOne(store, turn)).toEqual(first);
      const { decidedAt } = (await reviews.get(workspaceId, reviewId)) ?? {};
      expect(first).toMatchObject({ at: decidedAt });
      expect(await commitOne(store, aTurn(run, cause, { events, effects }))).toMatchObject({
        type: 'decided',
      });
      expect(await runs.events(workspaceId, id, 0, 10)).toHaveLength(1);
    });

    it('is a start, a signal, or a result beside others that are new', async () => {
      const { store, runs, workspaceId, flow } = scene.now();
      const start = aStart({
        flow,
        workspaceId,
        idempotencyKey: 'k1',
        changes: { events, effects: [anEffect()] },
      });
      const { run } = await mustCommit(store, start);
      const created = (await runs.get(workspaceId, run.id))?.createdAt;
      const cause = { type: 'result', key: 'triage/1', token: 1, result: null } as const;
      expect(await commitOne(store, start)).toMatchObject({
        ...{ type: 'committed', revision: 1, at: created },
        leased: [{ key: 'triage/1' }],
      });
      const result = aTurn(run, cause, { events });
      const moved = (await mustCommit(store, result)).run;
      const signal = aTurn(moved, { type: 'signal', name: 'ping', payload: null }, { events });
      await mustCommit(store, signal);
      const fresh = aStart({ flow, workspaceId, changes: { events } });
      expect(await store.commitTurns([result, fresh], LEASE)).toMatchObject([
        { type: 'committed', revision: 2, leased: [] },
        { type: 'committed', revision: 1 },
      ]);
      expect(await commitOne(store, signal)).toMatchObject({ type: 'committed', revision: 3 });
      expect(await runs.events(workspaceId, run.id, 0, 10)).toHaveLength(3);
    });

    it('brings back the effects that nobody has begun, and none that somebody has claimed since (G3)', async () => {
      const { store, workspaceId, flow } = scene.now();
      const effects = [
        anEffect({ key: 'a/1', once: true }),
        anEffect({ key: 'b/1', once: true }),
        anEffect({ key: 'c/1', problem: { code: 'held', message: 'Held' } }),
      ];
      const start = aStart({ flow, workspaceId, changes: { events, effects } });
      const lost = { ...LEASE, leaseMs: 0 };
      await mustCommit(store, start, lost);
      const [claimed] = await store.claimEffects(OTHER, 1);
      const unclaimed = effects.slice(0, 2).find(({ key }) => key !== claimed?.key);
      const recalled = await commitOne(store, start);
      expect(recalled).toMatchObject({ leased: [{ key: unclaimed?.key, claims: 1 }] });
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
    });

    it('frees them uncounted when whoever asks has no room for them', async () => {
      const { store, workspaceId, flow } = scene.now();
      const effects = [anEffect({ once: true })];
      const start = aStart({ flow, workspaceId, changes: { events, effects } });
      await mustCommit(store, start);
      expect(await commitOne(store, start, null)).toMatchObject({ type: 'committed', leased: [] });
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([{ claims: 1, token: 2 }]);
    });
  });
}
