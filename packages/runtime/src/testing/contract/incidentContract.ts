import { describe, expect, it } from 'vitest';
import type { Actor, Resolution, TurnCause } from '../../ports/store.ts';
import {
  anEffect,
  aSnapshot,
  aStart,
  aTurn,
  commitOne,
  expired,
  LEASE,
  mustCommit,
  OTHER,
} from './fixture.ts';
import type { Scene } from './scene.ts';

const ADA: Actor = { type: 'user', id: 'ada', name: 'Ada' };
const PROBLEM = { code: 'outcome_unknown', message: 'It may have happened.' };

const resolve = (resolution: Resolution, key = 'triage/1'): TurnCause => ({
  ...{ type: 'resolve', key, resolution, actor: ADA },
  ...(resolution === 'skip' ? { value: { id: 7 } } : {}),
});

/** Parked effects: how they are found, and how they end. */
export function incidentContract(scene: Scene): void {
  const park = async () => {
    const { store, workspaceId, flow } = scene.now();
    const start = aStart({ flow, workspaceId, changes: { effects: [anEffect()] } });
    const { run, leased } = await mustCommit(store, start, expired('worker-1'));
    const token = leased[0]?.token ?? -1;
    const cause = { type: 'park', key: 'triage/1', token, problem: PROBLEM } as const;
    return mustCommit(store, aTurn(run, cause, { status: 'parked' }));
  };

  describe('an incident', () => {
    it('is listed with its reason, oldest first, in its own workspace only', async () => {
      const { store, incidents, workspaceId, otherWorkspaceId } = scene.now();
      const first = await park();
      const second = await park();
      const { items } = await incidents.list(workspaceId, {});
      expect(items.map(({ runId }) => runId)).toEqual([first.run.id, second.run.id]);
      expect(items[0]).toMatchObject({
        ...{ flow: 'refunds', subject: 'Order A-17', key: 'triage/1', node: 'triage', nodeTitle: 'Triage' },
        ...{ visit: 1, kind: 'agent', problem: PROBLEM, ending: false },
      });
      expect(Date.parse(items[0]?.since ?? '')).toBeGreaterThan(0);
      expect(await incidents.count(workspaceId)).toBe(2);
      expect(await incidents.count(otherWorkspaceId)).toBe(0);
      expect(await incidents.list(otherWorkspaceId, {})).toEqual({ items: [], nextCursor: null });
      expect(await store.findIncident(otherWorkspaceId, first.run.id, 'triage/1')).toBeNull();
      expect(await store.findIncident(workspaceId, first.run.id, 'triage/1')).toEqual({
        ...{ key: 'triage/1', kind: 'agent', node: 'triage', visit: 1, problem: PROBLEM },
      });
    });

    it('says when the end of its run waits for it', async () => {
      const { store, incidents, workspaceId } = scene.now();
      const { run } = await park();
      const snapshot = { ...(aSnapshot() as object), ending: { status: 'stopped', left: [] } };
      await mustCommit(store, aTurn(run, { type: 'cancel', actor: ADA }, { status: 'parked', snapshot }));
      expect((await incidents.list(workspaceId, {})).items).toMatchObject([{ ending: true }]);
    });

    it('is found by flow and run, page after page', async () => {
      const { incidents, workspaceId } = scene.now();
      const runs = [await park(), await park(), await park()].map(({ run }) => run.id);
      const first = await incidents.list(workspaceId, { limit: 2 });
      const rest = await incidents.list(workspaceId, { limit: 2, cursor: first.nextCursor ?? '' });
      expect([...first.items, ...rest.items].map(({ runId }) => runId)).toEqual(runs);
      expect(rest.nextCursor).toBeNull();
      const [, second] = runs;
      const ofRun = await incidents.list(workspaceId, { run: second });
      expect(ofRun.items.map(({ runId }) => runId)).toEqual([second]);
      expect((await incidents.list(workspaceId, { flow: 'refunds' })).items).toHaveLength(3);
      expect((await incidents.list(workspaceId, { flow: 'others' })).items).toEqual([]);
    });

    it('that is tried again can be claimed as if it had never been tried', async () => {
      const { store, incidents, workspaceId } = scene.now();
      const { run } = await park();
      await mustCommit(store, aTurn(run, resolve('retry')));
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([
        { key: 'triage/1', claims: 1, attempts: 0 },
      ]);
      expect(await incidents.count(workspaceId)).toBe(0);
    });

    it('that is skipped or failed is gone', async () => {
      const { store, incidents, workspaceId } = scene.now();
      for (const resolution of ['skip', 'fail'] as const) {
        const { run } = await park();
        await mustCommit(store, aTurn(run, resolve(resolution)));
        expect(await store.claimEffects(OTHER, 10)).toEqual([]);
        expect(await incidents.count(workspaceId)).toBe(0);
      }
    });

    it('is resolved once, and only while it is parked', async () => {
      const { store } = scene.now();
      const { run } = await park();
      const both = [resolve('retry'), resolve('skip')].map((cause) => commitOne(store, aTurn(run, cause)));
      const outcomes = await Promise.all(both);
      expect(outcomes.filter(({ type }) => type === 'committed')).toHaveLength(1);
      const later = await commitOne(store, aTurn({ ...run, revision: run.revision + 1 }, resolve('retry')));
      expect(later).toMatchObject({ type: 'stale', problem: { code: 'incident_gone' } });
    });

    it('can be born with its effect, which nobody performs then', async () => {
      const { store, incidents, workspaceId, flow } = scene.now();
      const problem = { code: 'budget_exceeded', message: 'The budget is used up.' };
      const effects = [anEffect({ problem })];
      const start = aStart({ flow, workspaceId, changes: { effects, status: 'parked' } });
      const { run, leased } = await mustCommit(store, start);
      expect(leased).toEqual([]);
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
      expect((await incidents.list(workspaceId, {})).items).toMatchObject([{ problem }]);
      await mustCommit(store, aTurn(run, resolve('retry')));
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([{ claims: 1 }]);
    });

    it('can end an effect under way, whose answer is void then', async () => {
      const { store, incidents, workspaceId, flow } = scene.now();
      const start = aStart({ flow, workspaceId, changes: { effects: [anEffect()] } });
      const { run, leased } = await mustCommit(store, start, LEASE);
      const timer = { type: 'signal', name: 'time', payload: null } as const;
      const parkedEffects = [{ key: 'triage/1', problem: PROBLEM }];
      const after = await mustCommit(store, aTurn(run, timer, { parkedEffects }));
      const result = { type: 'result', key: 'triage/1', token: leased[0]?.token ?? -1, result: 1 } as const;
      expect(await commitOne(store, aTurn(after.run, result))).toMatchObject({ type: 'stale' });
      expect(await incidents.count(workspaceId)).toBe(1);
    });
  });
}
