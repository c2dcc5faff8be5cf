import { describe, expect, it } from 'vitest';
import { aStart, aTimer, aTurn, commitOne, mustCommit } from './fixture.ts';
import type { Scene } from './scene.ts';

/** Deadlines by the store's own clock. */
export function timerContract(scene: Scene): void {
  describe('a timer', () => {
    it('is due when its delay is over and stays until a turn uses it up, once (G6)', async () => {
      const { store, workspaceId, flow } = scene.now();
      const timers = [aTimer(), aTimer({ id: 'late/1', node: 'late', due: { inMs: 60_000 } })];
      const { run } = await mustCommit(store, aStart({ flow, workspaceId, changes: { timers } }));
      const due = [{ runId: run.id, workspaceId, id: 'check/1', node: 'check', visit: 1, name: 'expires' }];
      expect(await store.dueTimers(10)).toEqual(due);
      expect(await store.dueTimers(10)).toEqual(due);
      expect(await store.nextDueInMs()).toBe(0);
      const after = await mustCommit(store, aTurn(run, { type: 'timer', id: 'check/1' }));
      expect(await store.dueTimers(10)).toEqual([]);
      expect(await commitOne(store, aTurn(after.run, { type: 'timer', id: 'check/1' }))).toMatchObject({
        type: 'stale',
      });
      const next = (await store.nextDueInMs()) ?? -1;
      expect(next).toBeGreaterThan(30_000);
      expect(next).toBeLessThanOrEqual(60_000);
    });

    it('is one of several of its step, each with a name, due at a time or after a while', async () => {
      const { store, workspaceId, flow } = scene.now();
      const nowMs = (await store.now()).getTime();
      const at = (ms: number) => ({ at: new Date(nowMs + ms).toISOString() });
      const timers = [
        aTimer({ id: 'check/1/timeout', name: 'timeout', due: at(-60_000) }),
        aTimer({ id: 'check/1/until', name: 'until', due: at(-60_000) }),
        aTimer({ id: 'check/2', visit: 2, due: at(-90_000) }),
        aTimer({ id: 'check/3', visit: 3, due: at(90_000) }),
      ];
      await mustCommit(store, aStart({ flow, workspaceId, changes: { timers } }));
      const due = await store.dueTimers(10);
      expect(due.map(({ id, name }) => [id, name])).toEqual([
        ['check/2', 'expires'],
        ['check/1/until', 'until'],
        ['check/1/timeout', 'timeout'],
      ]);
    });

    it('is used up by one of two simultaneous turns', async () => {
      const { store, workspaceId, flow } = scene.now();
      const { run } = await mustCommit(store, aStart({ flow, workspaceId, changes: { timers: [aTimer()] } }));
      const turn = aTurn(run, { type: 'timer', id: 'check/1' });
      const outcomes = await Promise.all([commitOne(store, turn), commitOne(store, turn)]);
      expect(outcomes.filter(({ type }) => type === 'committed')).toHaveLength(1);
    });

    it('is gone when it was cancelled, and can be set again', async () => {
      const { store, workspaceId, flow } = scene.now();
      const { run } = await mustCommit(store, aStart({ flow, workspaceId, changes: { timers: [aTimer()] } }));
      const signal = { type: 'signal', name: 'again', payload: null } as const;
      const later = aTimer({ due: { inMs: 60_000 } });
      const again = await mustCommit(
        store,
        aTurn(run, signal, { cancelledTimers: ['check/1'], timers: [later] }),
      );
      expect(await store.dueTimers(10)).toEqual([]);
      await mustCommit(store, aTurn(again.run, signal, { cancelledTimers: ['check/1'] }));
      expect(await store.nextDueInMs()).toBeNull();
    });
  });
}
