import type { RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { NewRun, StoredRun, Turn } from '../../ports/store.ts';
import type { StoreHint } from '../../ports/storeHint.ts';
import {
  AT_ONCE,
  anEffect,
  aSnapshot,
  aStart,
  aTurn,
  commitOne,
  expired,
  LEASE,
  mustCommit,
  newRunId,
  OTHER,
} from './fixture.ts';
import type { Scene } from './scene.ts';

const CALL = { key: 'sub/1', kind: 'call', node: 'sub', visit: 1, input: { inputs: [1, 2, 3] } } as const;
const ENDED = { status: 'ended', outcome: 'done', output: { a: 1 } } as const;
const SIGNAL = { type: 'signal', name: 's', payload: null } as const;

const CANCEL = { type: 'cancel', actor: { type: 'user', id: 'ada', name: 'Ada' } } as const;
const CALLED_OFF = { cancelledEffects: ['sub/1'], cancelledCalls: ['sub/1'], status: 'cancelled' } as const;

/** Runs that call other runs. */
export function callContract(scene: Scene): void {
  /** A run that calls; its call effect is held by the committer. */
  const call = async () => {
    const { store, workspaceId, flow } = scene.now();
    const changes = { effects: [anEffect(CALL)] };
    const { run, leased } = await mustCommit(store, aStart({ flow, workspaceId, changes }));
    return { store, run, token: leased[0]?.token ?? -1 };
  };
  const parentOf = (run: StoredRun, index: number, token: number | null): NewRun['parent'] => ({
    ...{ runId: run.id, node: 'sub', visit: 1, key: 'sub/1', index, token },
  });
  const childOf = (
    run: StoredRun,
    { index = 0, token, id = newRunId() }: { index?: number; token: number | null; id?: RunId },
    changes: Partial<Turn> = {},
  ): Turn => {
    const { workspaceId, flow } = scene.now();
    const called = { parent: parentOf(run, index, token), depth: 1, priority: 'high' } as const;
    return aStart({ id, flow, workspaceId, run: called, changes });
  };
  const nudges = (run: StoredRun) => ({ runId: run.id, key: 'sub/1' });
  const awaiting = (run: StoredRun, token: number) =>
    aTurn(run, { type: 'await', key: 'sub/1', token, delayMs: 60_000 });

  describe('a called run', () => {
    it('shows who called it, and is found by the call with what came of it', async () => {
      const { runs, workspaceId } = scene.now();
      const { store, run, token } = await call();
      const second = await mustCommit(store, childOf(run, { index: 1, token }));
      const first = await mustCommit(store, childOf(run, { index: 0, token }, ENDED));
      const { token: _, ...parent } = parentOf(run, 1, token) ?? { token };
      expect(second.run).toMatchObject({ parent, depth: 1, priority: 'high' });
      expect(await store.childrenOf(run.id, 'sub/1')).toEqual([
        { ...ENDED, index: 0, runId: first.run.id, problem: null },
        { index: 1, runId: second.run.id, status: 'running', outcome: null, output: null, problem: null },
      ]);
      expect(await store.childrenOf(run.id, 'sub/2')).toEqual([]);
      const known = ({ artefactHash, snapshot }: StoredRun) => ({ artefactHash, snapshot });
      const snapshots = (from: number, to: number) => store.childSnapshots(run.id, 'sub/1', { from, to });
      expect(await snapshots(0, 2)).toEqual([known(first.run), known(second.run)]);
      expect(await snapshots(1, 9)).toEqual([known(second.run)]);
      expect(await runs.get(workspaceId, second.run.id)).toMatchObject({
        parent: { runId: run.id, node: 'sub', visit: 1, index: 1 },
        priority: 'high',
      });
      const listed = await runs.list(workspaceId, { parent: run.id });
      expect(listed.items.map(({ id }) => id).sort()).toEqual([first.run.id, second.run.id].sort());
    });

    it('tells why it failed', async () => {
      const { store, run, token } = await call();
      const problem = { code: 'p', message: 'It broke.' };
      const { context } = aSnapshot() as { context: object };
      const snapshot = {
        status: 'error',
        value: 'triage',
        context: { ...context, failure: { node: 'triage', problem } },
      };
      await mustCommit(store, childOf(run, { token }, { status: 'failed', snapshot }));
      expect(await store.childrenOf(run.id, 'sub/1')).toMatchObject([{ status: 'failed', problem }]);
    });

    it('is counted by status while the call is open, and after it', async () => {
      const { runs, workspaceId } = scene.now();
      const { store, run, token } = await call();
      expect((await runs.get(workspaceId, run.id))?.calls).toEqual([
        { node: 'sub', visit: 1, counts: {}, of: 3 },
      ]);
      await mustCommit(store, childOf(run, { index: 0, token }, ENDED));
      await mustCommit(store, childOf(run, { index: 1, token }));
      expect((await runs.get(workspaceId, run.id))?.calls).toEqual([
        { node: 'sub', visit: 1, counts: { ended: 1, running: 1 }, of: 3 },
      ]);
      await mustCommit(store, aTurn(run, { type: 'result', key: 'sub/1', token, result: null }));
      expect((await runs.get(workspaceId, run.id))?.calls).toEqual([
        { node: 'sub', visit: 1, counts: { ended: 1, running: 1 }, of: null },
      ]);
    });

    it('is started under the lease of the call only', async () => {
      const { store, run, token } = await call();
      const stale = { type: 'stale', problem: { code: 'lease_lost' } };
      const late = childOf(run, { token: token + 1 });
      expect(await commitOne(store, late)).toMatchObject(stale);
      await mustCommit(store, awaiting(run, token));
      expect(await commitOne(store, childOf(run, { token }))).toMatchObject(stale);
      expect(await store.childrenOf(run.id, 'sub/1')).toEqual([]);
      expect(await store.loadRuns([late.runId])).toEqual([]);
    });

    it('is itself when it is started twice, even after the lease is gone', async () => {
      const { store, run, token } = await call();
      const start = childOf(run, { token });
      await mustCommit(store, start);
      await mustCommit(store, awaiting(run, token));
      const duplicate = { type: 'duplicate', runId: start.runId, sameBody: true };
      expect(await commitOne(store, start)).toEqual(duplicate);
    });

    it('needs no lease when it only names its parent', async () => {
      const { store, run } = await call();
      await mustCommit(store, childOf(run, { token: null }));
    });
  });

  describe('a call', () => {
    it('is given back until its time, and the claim is not counted', async () => {
      const { store, run, token } = await call();
      const after = await mustCommit(store, awaiting(run, token));
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
      expect(await store.nextDueInMs()).toBeGreaterThan(30_000);
      expect(await commitOne(store, awaiting(after.run, token))).toMatchObject({ type: 'stale' });
    });

    it('is due as soon as a run of it is over, and is told of it once', async () => {
      const { store, run, token } = await call();
      const child = await mustCommit(store, childOf(run, { token }));
      const { run: waiting } = await mustCommit(store, awaiting(run, token));
      await mustCommit(store, aTurn(child.run, SIGNAL, { ...ENDED, nudges: nudges(run) }));
      const [claimed] = await store.claimEffects(OTHER, 10);
      expect(claimed).toMatchObject({ ...CALL, runId: run.id, claims: 1, attempts: 0 });
      await mustCommit(store, awaiting(waiting, claimed?.token ?? -1));
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
    });

    it('is due at once when a run of it was over while somebody looked', async () => {
      const { store, run, token } = await call();
      await mustCommit(store, childOf(run, { token }, { ...ENDED, nudges: nudges(run) }));
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
      const hints: StoreHint[] = [];
      const stop = await store.listen((hint) => hints.push(hint));
      await mustCommit(store, awaiting(run, token));
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([{ key: 'sub/1', claims: 1 }]);
      await expect.poll(() => hints.map(({ type }) => type)).toContain('effects');
      await stop();
    });

    it('that is called off orders its unfinished runs to end, and starts no other', async () => {
      const { store, run, token } = await call();
      await mustCommit(store, childOf(run, { index: 0, token }, ENDED));
      const open = await mustCommit(store, childOf(run, { index: 1, token }));
      const hints: StoreHint[] = [];
      const stop = await store.listen((hint) => hints.push(hint));
      await mustCommit(store, aTurn(run, CANCEL, CALLED_OFF));
      expect(await store.claimTimers(AT_ONCE)).toMatchObject([
        { runId: open.run.id, id: 'cancel', name: 'cancel', node: '' },
      ]);
      expect(await commitOne(store, childOf(run, { index: 2, token }))).toMatchObject({ type: 'stale' });
      await expect.poll(() => hints.map(({ type }) => type)).toContain('cancelled');
      await expect.poll(() => hints.map(({ type }) => type)).toContain('timers');
      await stop();
    });

    it('that is called off by a run that is undone orders its unfinished runs to take back what they did', async () => {
      const { store, run, token } = await call();
      const open = await mustCommit(store, childOf(run, { index: 0, token }));
      await mustCommit(store, aTurn(run, CANCEL, { ...CALLED_OFF, undoCalled: true }));
      expect(await store.claimTimers(AT_ONCE)).toMatchObject([
        { runId: open.run.id, id: 'cancel', name: 'cancelWithUndo' },
      ]);
    });

    it('leaves no run behind when it is called off while others start its runs', async () => {
      const { store, run, token } = await call();
      const starts = Array.from({ length: 30 }, (_, index) => childOf(run, { index, token }));
      const commits = starts.map((start) => () => commitOne(store, start));
      commits.splice(10, 0, () => commitOne(store, aTurn(run, CANCEL, CALLED_OFF)));
      await Promise.all(commits.map((commit) => commit()));
      const children = await store.childrenOf(run.id, 'sub/1');
      const ordered = (await store.claimTimers({ ...AT_ONCE, limit: 100 })).filter(
        ({ name }) => name === 'cancel',
      );
      expect(ordered.map(({ runId }) => runId).sort()).toEqual(children.map(({ runId }) => runId).sort());
    });

    it('is nudged by many runs of several writers at the same time', async () => {
      const { store, run, token } = await call();
      const indexes = Array.from({ length: 40 }, (_, index) => index);
      const started = await store.commitTurns(
        indexes.map((index) => childOf(run, { index, token })),
        LEASE,
      );
      expect(started.every(({ type }) => type === 'committed')).toBe(true);
      const children = await store.childrenOf(run.id, 'sub/1');
      const stored = await store.loadRuns(children.map(({ runId }) => runId));
      const ends = stored.map((child) => aTurn(child, SIGNAL, { ...ENDED, nudges: nudges(run) }));
      const parts = [0, 1, 2, 3].map((part) => ends.filter((_, index) => index % 4 === part));
      const outcomes = (await Promise.all(parts.map((part) => store.commitTurns(part, expired('w'))))).flat();
      expect(outcomes.every(({ type }) => type === 'committed')).toBe(true);
      expect((await store.childrenOf(run.id, 'sub/1')).every(({ status }) => status === 'ended')).toBe(true);
    });
  });

  describe('a signal with a key', () => {
    it('is taken once, and its repetition is told apart from another one', async () => {
      const { store, workspaceId, flow } = scene.now();
      const { run } = await mustCommit(store, aStart({ flow, workspaceId }));
      const once = (bodyHash: string) => ({ ...SIGNAL, once: { idempotencyKey: 'k1', bodyHash } }) as const;
      expect(await store.findSignal(run.id, 'k1')).toBeNull();
      const after = await mustCommit(store, aTurn(run, once('b1')));
      expect(await store.findSignal(run.id, 'k1')).toBe('b1');
      const repeated = { type: 'duplicate', runId: run.id, sameBody: true };
      expect(await commitOne(store, aTurn(after.run, once('b1')))).toEqual(repeated);
      expect(await commitOne(store, aTurn(run, once('b2')))).toEqual({ ...repeated, sameBody: false });
      const other = await mustCommit(store, aStart({ flow, workspaceId }));
      await mustCommit(store, aTurn(other.run, once('b1')));
    });
  });
}
