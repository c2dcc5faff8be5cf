import type { WorkspaceId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { StartableFlow } from '../../ports/store.ts';
import { AT_ONCE, aStart, aTimer, aTurn, commitOne, mustCommit } from './fixture.ts';
import type { Scene } from './scene.ts';

/** Deadlines by the store's own clock. */
export function timerContract(scene: Scene): void {
  describe('a timer', () => {
    it('is due when its delay is over and stays until a turn uses it up, once (G6)', async () => {
      const { store, workspaceId, flow } = scene.now();
      const timers = [aTimer(), aTimer({ id: 'late/1', node: 'late', due: { inMs: 60_000 } })];
      const { run } = await mustCommit(store, aStart({ flow, workspaceId, changes: { timers } }));
      const due = [{ runId: run.id, workspaceId, id: 'check/1', node: 'check', visit: 1, name: 'expires' }];
      expect(await store.claimTimers(AT_ONCE)).toEqual(due);
      expect(await store.claimTimers(AT_ONCE)).toEqual(due);
      expect(await store.nextDueInMs()).toBe(0);
      const after = await mustCommit(store, aTurn(run, { type: 'timer', id: 'check/1' }));
      expect(await store.claimTimers(AT_ONCE)).toEqual([]);
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
      const due = await store.claimTimers(AT_ONCE);
      expect(due.map(({ id, name }) => [id, name])).toEqual([
        ['check/2', 'expires'],
        ['check/1/until', 'until'],
        ['check/1/timeout', 'timeout'],
      ]);
    });

    it('is given out to workspaces in turns, however many of them one has', async () => {
      const { store, workspaceId, flow, otherWorkspaceId, otherFlow } = scene.now();
      const startsOf = (count: number, of: { workspaceId: WorkspaceId; flow: StartableFlow }, ms: number) =>
        Array.from({ length: count }, () =>
          aStart({ ...of, changes: { timers: [aTimer({ due: { inMs: ms } })] } }),
        );
      await store.commitTurns(startsOf(60, { workspaceId, flow }, -60_000), null);
      await store.commitTurns(startsOf(3, { workspaceId: otherWorkspaceId, flow: otherFlow }, 0), null);
      const due = await store.claimTimers({ limit: 10, holdMs: 60_000 });
      expect(due.filter((timer) => timer.workspaceId === otherWorkspaceId)).toHaveLength(3);
      expect(due.length).toBeGreaterThanOrEqual(8);
      expect(due.length).toBeLessThanOrEqual(10);
    });

    it('is given to one of those who ask at the same time, and again when that one did not use it up', async () => {
      const { store, workspaceId, flow } = scene.now();
      const starts = Array.from({ length: 40 }, () =>
        aStart({ flow, workspaceId, changes: { timers: [aTimer()] } }),
      );
      await store.commitTurns(starts, null);
      const claim = () => store.claimTimers({ limit: 10, holdMs: 60_000 });
      const claimed = (await Promise.all(Array.from({ length: 5 }, claim))).flat();
      const rest = await store.claimTimers({ limit: 100, holdMs: 0 });
      const names = [...claimed, ...rest].map(({ runId }) => runId);
      expect([names.length, new Set(names).size]).toEqual([40, 40]);
      expect(await store.claimTimers({ limit: 100, holdMs: 0 })).toHaveLength(rest.length);
    });

    it('is due later when it was put off, unless it is gone', async () => {
      const { store, workspaceId, flow } = scene.now();
      const { run } = await mustCommit(store, aStart({ flow, workspaceId, changes: { timers: [aTimer()] } }));
      await store.putOffTimer({ runId: run.id, id: 'check/1' }, 60_000);
      await store.putOffTimer({ runId: run.id, id: 'another' }, 60_000);
      expect(await store.claimTimers(AT_ONCE)).toEqual([]);
      expect(await store.nextDueInMs()).toBeGreaterThan(30_000);
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
      expect(await store.claimTimers(AT_ONCE)).toEqual([]);
      await mustCommit(store, aTurn(again.run, signal, { cancelledTimers: ['check/1'] }));
      expect(await store.nextDueInMs()).toBeNull();
    });
  });
}
