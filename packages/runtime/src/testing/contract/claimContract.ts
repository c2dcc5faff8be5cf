import type { WorkspaceId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { LeasedEffect, NewEffect, StartableFlow } from '../../ports/store.ts';
import { anEffect, aStart, aTurn, mustCommit, OTHER } from './fixture.ts';
import type { Scene } from './scene.ts';

/** In which order work is given out, and how much of it at a time. */
export function claimContract(scene: Scene): void {
  const begin = async (
    count: number,
    changes: Partial<NewEffect>,
    of: { workspaceId: WorkspaceId; flow: StartableFlow } = scene.now(),
  ) => {
    const { workspaceId, flow } = of;
    const effects = [anEffect(changes)];
    const starts = Array.from({ length: count }, () => aStart({ flow, workspaceId, changes: { effects } }));
    const outcomes = await scene.now().store.commitTurns(starts, null);
    expect(outcomes.every(({ type }) => type === 'committed')).toBe(true);
  };

  describe('due work', () => {
    it('is given out to workspaces in turns, however much one of them has', async () => {
      const { store, otherWorkspaceId, otherFlow } = scene.now();
      await begin(60, {});
      await begin(3, {}, { workspaceId: otherWorkspaceId, flow: otherFlow });
      const claimed = await store.claimEffects(OTHER, 10);
      const ofOther = claimed.filter(({ workspaceId }) => workspaceId === otherWorkspaceId);
      expect(ofOther).toHaveLength(3);
      expect(claimed.length).toBeGreaterThan(5);
    });

    it('of a workspace that is alone fills the room', async () => {
      const { store } = scene.now();
      await begin(60, {});
      expect(await store.claimEffects(OTHER, 50)).toHaveLength(50);
      expect(await store.claimEffects(OTHER, 50)).toHaveLength(10);
    });

    it('reaches both of two workspaces when there is room for one at a time', async () => {
      const { store, workspaceId, otherWorkspaceId, otherFlow } = scene.now();
      await begin(10, {});
      await begin(10, {}, { workspaceId: otherWorkspaceId, flow: otherFlow });
      const claimed = [];
      for (let round = 0; round < 4; round += 1) claimed.push(...(await store.claimEffects(OTHER, 1)));
      const mine = claimed.filter((effect) => effect.workspaceId === workspaceId);
      expect([mine.length, claimed.length]).toEqual([2, 4]);
    });

    it('that lost its worker twice is given out with few others like it, in the end alone (G9)', async () => {
      const { store } = scene.now();
      await begin(20, {});
      const claimsOf = async () =>
        (await store.claimEffects({ workerId: 'dying', leaseMs: 0 }, 100)).map(({ claims }) => claims);
      expect(await claimsOf()).toHaveLength(20);
      expect(await claimsOf()).toHaveLength(20);
      const together = new Map([
        [3, 16],
        [4, 4],
        [5, 1],
      ]);
      let alone = 0;
      for (let round = 0; round < 27; round += 1) {
        const [first = 0, ...others] = await claimsOf();
        expect(others.every((claims) => claims === first)).toBe(true);
        expect(others.length).toBeLessThan(together.get(first) ?? 1);
        if (first === 5) alone += 1;
      }
      expect(alone).toBe(20);
      await begin(2, {});
      expect((await claimsOf()).filter((claims) => claims === 1)).toHaveLength(2);
    });

    it('that lost its worker twice holds up none that stands behind it (G9)', async () => {
      const { store } = scene.now();
      await begin(300, {});
      for (const _ of [1, 2]) await store.claimEffects({ workerId: 'dying', leaseMs: 0 }, 1_000);
      await begin(300, {});
      for (const lease of [OTHER, { workerId: 'third', leaseMs: 60_000 }]) {
        const claims = (await store.claimEffects(lease, 16)).map((effect) => effect.claims);
        expect(claims).toHaveLength(16);
        expect(claims.filter((count) => count === 1)).toHaveLength(8);
      }
    });

    it('that lost its worker twice goes before what became due since, so that it need not wait for ever', async () => {
      const { store } = scene.now();
      await begin(1, {});
      for (const _ of [1, 2]) await store.claimEffects({ workerId: 'dying', leaseMs: 0 }, 1);
      await begin(60, { priority: 0 });
      const claims = (await store.claimEffects(OTHER, 10)).map((effect) => effect.claims);
      expect(claims).toContain(3);
    });

    it('of a higher priority goes first, then what is older', async () => {
      const { store } = scene.now();
      for (const priority of [2, 1, 0, 1] as const) await begin(1, { priority, input: { priority } });
      const claimed = [];
      for (let round = 0; round < 4; round += 1) claimed.push(...(await store.claimEffects(OTHER, 1)));
      expect(claimed.map(({ priority }) => priority)).toEqual([0, 1, 1, 2]);
    });
  });

  describe('a lane', () => {
    const LANE = 'flow:f1:3';

    it('has no more under way than its limit, and goes on when something ends', async () => {
      const { store } = scene.now();
      await begin(10, { lane: LANE });
      const [first, ...others] = await store.claimEffects(OTHER, 10);
      expect(others).toHaveLength(2);
      expect(first).toMatchObject({ lane: LANE, claims: 1 });
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
      if (first === undefined) throw new Error('Nothing was claimed');
      const [run] = await store.loadRuns([first.runId]);
      if (run === undefined) throw new Error('The run is gone');
      const { key, token } = first;
      await mustCommit(store, aTurn(run, { type: 'result', key, token, result: 1 }));
      expect(await store.claimEffects(OTHER, 10)).toHaveLength(1);
    });

    it('is claimed by its committer, too, and does not hold up other work', async () => {
      const { store, workspaceId, flow } = scene.now();
      const changes = { effects: [anEffect({ lane: LANE })] };
      expect((await mustCommit(store, aStart({ flow, workspaceId, changes }))).leased).toEqual([]);
      await begin(5, { lane: LANE });
      await begin(2, {});
      expect(await store.claimEffects(OTHER, 10)).toHaveLength(5);
    });

    it('gives out work that lost its worker apart from others like it, in lanes or not (G9)', async () => {
      const { store, flow } = scene.now();
      const lanes = ['a', 'b'].map((name) => `flow:${flow.flowId}-${name}:5`);
      for (const lane of [...lanes, null]) await begin(2, { lane });
      const dying = { workerId: 'dying', leaseMs: 0 };
      for (const _ of [1, 2]) expect(await store.claimEffects(dying, 10)).toHaveLength(6);
      for (const lane of lanes) await begin(1, { lane });
      const suspects = (effects: readonly LeasedEffect[]) =>
        effects.filter(({ claims }) => claims > 2).length;
      for (let round = 0; round < 20; round += 1) {
        const claimed = await store.claimEffects(dying, 10);
        const last = claimed.filter(({ claims }) => claims > 4);
        if (last.length > 0) expect(suspects(claimed)).toBe(1);
      }
      const parked = await store.claimEffects(dying, 10);
      expect(parked.some(({ claims }) => claims > 4)).toBe(true);
    });

    it('is not held up by work that lost its worker twice (G9)', async () => {
      const { store, flow } = scene.now();
      const lane = `flow:${flow.flowId}:6`;
      await begin(6, { lane });
      for (const _ of [1, 2]) await store.claimEffects({ workerId: 'dying', leaseMs: 0 }, 10);
      await begin(6, { lane });
      const claims = (await store.claimEffects(OTHER, 10)).map((effect) => effect.claims);
      expect(claims.toSorted()).toEqual([1, 1, 1, 3, 3, 3]);
    });

    it('that is full is nothing to wait for', async () => {
      const { store } = scene.now();
      await begin(5, { lane: LANE });
      expect(await store.claimEffects(OTHER, 10)).toHaveLength(3);
      expect(await store.nextDueInMs()).toBeGreaterThan(30_000);
    });

    it('keeps its limit under four workers that claim at the same time', async () => {
      const { store } = scene.now();
      await begin(20, { lane: LANE });
      const workers = Array.from({ length: 4 }, (_, index) => ({ workerId: `w${index}`, leaseMs: 60_000 }));
      const claimed = await Promise.all(workers.map((lease) => store.claimEffects(lease, 10)));
      expect(claimed.flat()).toHaveLength(3);
    });
  });

  describe('spending', () => {
    it('adds up by flow and workspace', async () => {
      const { store, workspaceId, otherWorkspaceId, flow } = scene.now();
      const spend = (tokens: number) => ({
        spending: { tokens, cost: tokens / 8, steps: tokens / 10, workMs: tokens * 1_000 },
      });
      const { run } = await mustCommit(store, aStart({ flow, workspaceId, changes: spend(100) }));
      const signal = { type: 'signal', name: 'more', payload: null } as const;
      await mustCommit(store, aTurn(run, signal, spend(20)));
      const sum = { tokens: 120, cost: 15, steps: 12, workMs: 120_000 };
      expect(await store.spentToday(workspaceId, flow.flowId)).toEqual({ flow: sum, workspace: sum });
      const none = { tokens: 0, cost: 0, steps: 0, workMs: 0 };
      const otherFlowId = '00000000-0000-4000-8000-00000000abcd';
      expect(await store.spentToday(workspaceId, otherFlowId)).toEqual({ flow: none, workspace: sum });
      expect(await store.spentToday(otherWorkspaceId, flow.flowId)).toEqual({ flow: none, workspace: none });
    });
  });
}
