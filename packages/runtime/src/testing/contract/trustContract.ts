import { replayLedger } from '@countersign/autonomy';
import type { DecidedLine, ReviewFilter, RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { anEvent, aReview, aStart, aTurn, commitOne, EARNER, mustCommit, newRunId } from './fixture.ts';
import type { Scene } from './scene.ts';

const SIGNAL = { type: 'signal', name: 's', payload: null } as const;

/** What agents earn is written with the turns of their cases; what is not in force any more moves a turn. */
export function trustContract(scene: Scene): void {
  const anEarningGate = () => {
    const { workspaceId, store, flow } = scene.now();
    const load = async () => {
      const found = await store.loadCheckpoint(workspaceId, {
        flowId: flow.flowId,
        key: 'earning',
        ...EARNER,
      });
      if (found === null) throw new Error('The checkpoint is not there');
      return found;
    };
    const lineOf = (
      now: Awaited<ReturnType<typeof load>>,
      { runId, earner = EARNER }: { runId: RunId; earner?: typeof EARNER },
    ): DecidedLine => ({
      ...{ type: 'decided', runId, node: 'check', visit: 1, ...earner, decision: 'held' },
      ...{ rung: now.rung, band: 1, policyVersion: 1, confidence: 1, amount: null, probability: 1 },
      ...{ epoch: now.epoch ?? 0, dueAt: '2100-01-01T00:00:00.000Z' },
    });
    const decide = async (now: Awaited<ReturnType<typeof load>>, earner = EARNER) => {
      const id = newRunId();
      const openedReviews = [
        aReview({ id }, { checkpointId: now.id, caseType: earner.segment, subject: id }),
      ];
      const { run } = await mustCommit(store, aStart({ id, flow, workspaceId, changes: { openedReviews } }));
      const entry = lineOf(now, { runId: id, earner });
      const visit = { runId: id, node: 'check', visit: 1, ...earner };
      const turn = aTurn(run, SIGNAL, { ledger: [{ checkpointId: now.id, entry }] });
      return { run, visit, outcome: await commitOne(store, turn) };
    };
    const approve = async (
      now: Awaited<ReturnType<typeof load>>,
      { run, visit }: Awaited<ReturnType<typeof decide>>,
    ) => {
      const said = { reviewId: run.id, verdict: 'approve', loss: 0, actor: 'ada' };
      const ledger = [
        { checkpointId: now.id, entry: { type: 'verdict' as const, ...visit, ...said }, isEvidence: true },
      ];
      await mustCommit(store, aTurn({ ...run, revision: 2 }, SIGNAL, { ledger }));
    };
    return { load, lineOf, decide, approve };
  };

  describe('trust', () => {
    it('is earned in the order of decisions, and the next case goes by it', async () => {
      const { ledger, workspaceId } = scene.now();
      const { load, decide, approve } = anEarningGate();
      const before = await load();
      expect(before).toMatchObject({ rung: 0, epoch: 1 });
      const [first, second] = [await decide(before), await decide(before)];
      await approve(before, second);
      expect(await load()).toMatchObject({ rung: 0 });
      await approve(before, first);
      expect(await load()).toMatchObject({ rung: 1, epoch: 1 });
      const lines = await ledger(workspaceId, before.id);
      const replayed = replayLedger(lines.map((line) => ({ at: '2026-01-01T00:00:00.000Z', ...line })));
      expect(replayed).toMatchObject({ differences: [], trusts: [{ rung: 1 }] });
    });

    it('moves a turn whose gate was decided by another rung', async () => {
      const { load, decide, approve } = anEarningGate();
      const before = await load();
      for (const one of [await decide(before), await decide(before)]) await approve(before, one);
      expect((await decide(before)).outcome).toEqual({ type: 'moved' });
      expect((await decide(await load())).outcome).toMatchObject({ type: 'committed' });
    });

    it('lets the run tell of an epoch that its first turn has begun, once and in its place', async () => {
      const { store, flow, workspaceId, runs } = scene.now();
      const { load, decide, lineOf } = anEarningGate();
      const now = await load();
      await decide(now);
      const id = newRunId();
      const entry = lineOf(now, { runId: id, earner: { ...EARNER, agentVersion: 'v2' } });
      const ledger = [{ checkpointId: now.id, entry }];
      const changes = { ledger, events: [anEvent('run.started')] };
      const { run } = await mustCommit(store, aStart({ id, flow, workspaceId, changes }));
      await mustCommit(store, aTurn(run, SIGNAL, { events: [anEvent('signal.received')] }));
      expect(await runs.events(workspaceId, id, 0, 10)).toMatchObject([
        { seq: 1, type: 'run.started' },
        { seq: 2, type: 'epoch.began', data: { checkpointId: now.id, agentVersion: 'v2', epoch: 2 } },
        { seq: 3, type: 'signal.received' },
      ]);
    });

    it('names the open reviews that evidence waits for, and no others', async () => {
      const { store, flow, workspaceId, otherWorkspaceId, reviews } = scene.now();
      const { load, decide, approve } = anEarningGate();
      const now = await load();
      const [first, second] = [await decide(now), await decide(now)];
      const other = await decide(now, { ...EARNER, agentVersion: 'v2' });
      const late = await decide(now, { ...EARNER, segment: 'default' });
      const id = newRunId();
      const noEvidence = aReview({ id }, { checkpointId: now.id });
      await mustCommit(store, aStart({ id, flow, workspaceId, changes: { openedReviews: [noEvidence] } }));
      const held = async (filter: ReviewFilter, asker = workspaceId) =>
        (await reviews.list(asker, { checkpoint: now.id, ...filter })).items.map(({ subject }) => subject);
      const own = { segment: EARNER.segment, holdsUp: EARNER.agentVersion };
      expect(new Set(await held(own))).toEqual(new Set([first.run.id, second.run.id]));
      await approve(now, first);
      expect(await held(own)).toEqual([second.run.id]);
      expect(await held({ holdsUp: 'v2' })).toEqual([other.run.id]);
      expect(await held({ ...own, segment: 'default' })).toEqual([]);
      expect(await held({ ...own, segment: '=default' })).toEqual([late.run.id]);
      expect(await held({ ...own, status: 'decided' })).toEqual([]);
      expect(await held(own, otherWorkspaceId)).toEqual([]);
      const counted = await reviews.statistics(workspaceId, { checkpoint: now.id, ...own });
      expect(counted.found.reviews).toBe(1);
    });

    it('waits for labels as long as there is time', async () => {
      const { store } = scene.now();
      const { load, decide } = anEarningGate();
      await decide(await load());
      expect(await store.sweepOverdue(10)).toEqual({ count: 0, unreadable: [] });
    });
  });
}
