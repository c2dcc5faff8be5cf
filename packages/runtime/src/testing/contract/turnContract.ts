import { describe, expect, it } from 'vitest';
import {
  anEffect,
  anEvent,
  aSnapshot,
  aStart,
  aTurn,
  commitOne,
  EARNER,
  LEASE,
  mustCommit,
} from './fixture.ts';
import type { Scene } from './scene.ts';

/** Starts, revisions, events: what holds for every turn. */
export function turnContract(scene: Scene): void {
  describe('a start', () => {
    it('creates the run with its first events', async () => {
      const { store, runs, workspaceId, flow } = scene.now();
      const snapshot = aSnapshot({ amount: 0.1, name: 'Ünïcode \u2028 👋', list: [1, null, true] });
      const turn = aStart({ flow, workspaceId, changes: { snapshot, events: [anEvent('run.started')] } });
      const { run } = await mustCommit(store, turn);
      expect(run).toMatchObject({
        id: turn.runId,
        revision: 1,
        status: 'running',
        subject: 'Order A-17',
        startedBy: 'ada',
      });
      expect(run.snapshot).toEqual(snapshot);
      expect(await runs.events(workspaceId, run.id, 0, 10)).toEqual([{ ...anEvent('run.started'), seq: 1 }]);
      expect(await runs.get(workspaceId, run.id)).toMatchObject({
        input: { order: 'A-17' },
        flow: 'refunds',
        version: 1,
      });
    });

    it('happens once per idempotency key and tells whether the body was the same', async () => {
      const { store, workspaceId, flow } = scene.now();
      const first = aStart({ flow, workspaceId, idempotencyKey: 'k1' });
      await mustCommit(store, first);
      const again = aStart({ flow, workspaceId, idempotencyKey: 'k1' });
      const other = aStart({ flow, workspaceId, idempotencyKey: 'k1', bodyHash: 'b2' });
      expect(await commitOne(store, again)).toEqual({
        type: 'duplicate',
        runId: first.runId,
        sameBody: true,
      });
      expect(await commitOne(store, other)).toEqual({
        type: 'duplicate',
        runId: first.runId,
        sameBody: false,
      });
      expect(await store.loadRuns([again.runId, other.runId])).toEqual([]);
      expect(await store.findStart(workspaceId, 'k1')).toEqual({ runId: first.runId, bodyHash: 'b1' });
      expect(await store.findStart(workspaceId, 'k2')).toBeNull();
    });

    it('takes the hash of an older version, which says nothing of the priority', async () => {
      const { store, workspaceId, flow } = scene.now();
      const bodies = ['b1', 'b1 high', 'b1 low', 'b2 high'];
      const [first, ...again] = bodies.map((bodyHash) =>
        aStart({ flow, workspaceId, idempotencyKey: 'k1', bodyHash }),
      );
      const newer = aStart({ flow, workspaceId, idempotencyKey: 'k2', bodyHash: 'b1 high' });
      const other = aStart({ flow, workspaceId, idempotencyKey: 'k2', bodyHash: 'b1 low' });
      if (first === undefined) throw new Error('There is a first start');
      await mustCommit(store, first);
      await mustCommit(store, newer);
      const answers = [];
      for (const start of again) answers.push(await commitOne(store, start));
      expect(answers).toMatchObject([{ sameBody: true }, { sameBody: true }, { sameBody: false }]);
      expect(await commitOne(store, other)).toMatchObject({ runId: newer.runId, sameBody: false });
    });

    it('is known again when it is committed a second time, because the answer to the first was lost', async () => {
      const { store, workspaceId, flow } = scene.now();
      for (const start of [
        aStart({ flow, workspaceId }),
        aStart({ flow, workspaceId, idempotencyKey: 'k1' }),
      ]) {
        await mustCommit(store, start);
        expect(await commitOne(store, start)).toEqual({
          type: 'duplicate',
          runId: start.runId,
          sameBody: true,
        });
      }
    });

    it('happens once per idempotency key within one call and under simultaneous calls', async () => {
      const { store, workspaceId, flow } = scene.now();
      const starts = () => [1, 2, 3].map(() => aStart({ flow, workspaceId, idempotencyKey: 'k1' }));
      const outcomes = (await Promise.all([1, 2, 3].map(() => store.commitTurns(starts(), LEASE)))).flat();
      const committed = outcomes.filter((outcome) => outcome.type === 'committed');
      const duplicates = outcomes.filter((outcome) => outcome.type === 'duplicate');
      expect([committed.length, duplicates.length]).toEqual([1, 8]);
      expect(new Set(duplicates.map(({ runId }) => runId)).size).toBe(1);
    });

    it('in another workspace is another run, whatever the key', async () => {
      const { store, workspaceId, otherWorkspaceId, flow, otherFlow } = scene.now();
      await mustCommit(store, aStart({ flow, workspaceId, idempotencyKey: 'k1' }));
      const other = aStart({ flow: otherFlow, workspaceId: otherWorkspaceId, idempotencyKey: 'k1' });
      expect(await commitOne(store, other)).toMatchObject({ type: 'committed' });
    });
  });

  describe('a turn', () => {
    it('numbers its events after the last one, without gaps', async () => {
      const { store, runs, workspaceId, flow } = scene.now();
      const events = [anEvent('run.started'), anEvent('step.entered', { a: 1 })];
      let { run } = await mustCommit(store, aStart({ flow, workspaceId, changes: { events } }));
      for (let count = 0; count < 3; count += 1) {
        const signal = { type: 'signal', name: 'ping', payload: count } as const;
        const more = [anEvent('signal.received', count), anEvent('port.taken')];
        ({ run } = await mustCommit(store, aTurn(run, signal, { events: more })));
      }
      const stored = await runs.events(workspaceId, run.id, 0, 100);
      expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await runs.events(workspaceId, run.id, 6, 1)).toMatchObject([
        { seq: 7, type: 'signal.received', data: 2 },
      ]);
    });

    it('at an old revision is answered with "moved", leaves nothing, and lets its neighbours commit', async () => {
      const { store, runs, workspaceId, flow } = scene.now();
      const a = (await mustCommit(store, aStart({ flow, workspaceId }))).run;
      const b = (await mustCommit(store, aStart({ flow, workspaceId }))).run;
      const signal = { type: 'signal', name: 'ping', payload: null } as const;
      const events = [anEvent('signal.received')];
      const old = aTurn({ ...a, revision: 0 }, signal, { events });
      const outcomes = await store.commitTurns([old, aTurn(b, signal, { events })], LEASE);
      expect(outcomes).toMatchObject([{ type: 'moved' }, { type: 'committed', revision: 2 }]);
      expect(await runs.events(workspaceId, a.id, 0, 10)).toEqual([]);
      expect(await runs.events(workspaceId, b.id, 0, 10)).toHaveLength(1);
    });

    it('wins alone among simultaneous ones of the same revision (G2)', async () => {
      const { store, workspaceId, flow } = scene.now();
      const { run } = await mustCommit(store, aStart({ flow, workspaceId }));
      const turns = [1, 2, 3, 4, 5, 6].map((payload) =>
        aTurn(run, { type: 'signal', name: 'ping', payload }),
      );
      const outcomes = await Promise.all(turns.map((turn) => commitOne(store, turn)));
      expect(outcomes.map(({ type }) => type).sort()).toEqual(['committed', ...Array(5).fill('moved')]);
    });

    it('of another workspace does not find the run (tenancy)', async () => {
      const { store, runs, workspaceId, otherWorkspaceId, flow } = scene.now();
      const { run } = await mustCommit(store, aStart({ flow, workspaceId }));
      const stolen = { ...run, workspaceId: otherWorkspaceId };
      const cause = { type: 'signal', name: 'ping', payload: null } as const;
      expect(await commitOne(store, aTurn(stolen, cause))).toMatchObject({ type: 'stale' });
      expect(await runs.get(otherWorkspaceId, run.id)).toBeNull();
      expect(await runs.events(otherWorkspaceId, run.id, 0, 10)).toEqual([]);
    });

    it('ends the run with outcome and output, which a later turn keeps', async () => {
      const { store, runs, workspaceId, flow } = scene.now();
      const { run } = await mustCommit(store, aStart({ flow, workspaceId }));
      const snapshot = { ...(aSnapshot() as object), status: 'done', value: 'paid' };
      const end = { snapshot, status: 'ended', outcome: 'paid', output: { amount: 40 } } as const;
      const signal = { type: 'signal', name: 'end', payload: null } as const;
      const ended = await mustCommit(store, aTurn(run, signal, end));
      await mustCommit(store, aTurn(ended.run, signal, { snapshot, status: 'ended' }));
      expect(await runs.get(workspaceId, run.id)).toMatchObject({
        status: 'ended',
        outcome: 'paid',
        output: { amount: 40 },
      });
    });
  });

  describe('reading', () => {
    it('leaves unknown runs out and knows artefacts by hash', async () => {
      const { store, workspaceId, flow, artefact } = scene.now();
      const { run } = await mustCommit(store, aStart({ flow, workspaceId }));
      const unknown = aStart({ flow, workspaceId }).runId;
      expect((await store.loadRuns([unknown, run.id])).map(({ id }) => id)).toEqual([run.id]);
      expect(await store.loadArtefact(run.artefactHash)).toEqual(artefact);
      expect(await store.loadArtefact('none')).toBeNull();
    });

    it('finds flows and checkpoints of the workspace only', async () => {
      const { store, workspaceId, otherWorkspaceId, flow } = scene.now();
      expect(await store.findFlow(workspaceId, 'refunds')).toEqual(flow);
      expect(await store.findFlow(workspaceId, 'none')).toBeNull();
      expect(await store.findFlow(otherWorkspaceId, 'refunds')).not.toEqual(flow);
      const checkpoint = await store.loadCheckpoint(workspaceId, {
        flowId: flow.flowId,
        key: 'check',
        ...EARNER,
      });
      expect(checkpoint).toMatchObject({
        key: 'check',
        rung: 0,
        policyVersion: 1,
        killSwitch: null,
        workspaceId,
      });
      expect(
        await store.loadCheckpoint(workspaceId, { flowId: flow.flowId, key: 'none', ...EARNER }),
      ).toBeNull();
      expect(
        await store.loadCheckpoint(otherWorkspaceId, { flowId: flow.flowId, key: 'check', ...EARNER }),
      ).toBeNull();
    });

    it('hints at effects that nobody holds', async () => {
      const { store, workspaceId, flow } = scene.now();
      const hinted: string[] = [];
      const stop = await store.listen(({ type, runIds }) => {
        hinted.push(...runIds.map((id) => `${type}:${id}`));
      });
      const changes = { effects: [anEffect()] };
      const held = await mustCommit(store, aStart({ flow, workspaceId, changes }));
      const free = await mustCommit(store, aStart({ flow, workspaceId, changes }), null);
      await expect.poll(() => hinted, { timeout: 5_000 }).toContain(`effects:${free.run.id}`);
      expect(hinted).not.toContain(`effects:${held.run.id}`);
      await stop();
    });

    it('hints at changes until it is told to stop', async () => {
      const { store, workspaceId, flow } = scene.now();
      const hinted = new Set<string>();
      const stop = await store.listen(({ type, runIds }) => {
        for (const id of runIds) hinted.add(`${type}:${id}`);
      });
      const { run } = await mustCommit(store, aStart({ flow, workspaceId }));
      await expect.poll(() => hinted.has(`runs:${run.id}`), { timeout: 5_000 }).toBe(true);
      await stop();
      const after = await mustCommit(store, aStart({ flow, workspaceId }));
      expect(hinted.has(`runs:${after.run.id}`)).toBe(false);
    });
  });
}
