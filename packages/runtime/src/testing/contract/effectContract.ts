import { describe, expect, it } from 'vitest';
import type { Actor, Turn } from '../../ports/store.ts';
import { anEffect, aStart, aTurn, commitOne, expired, LEASE, mustCommit, OTHER } from './fixture.ts';
import type { Scene } from './scene.ts';

const ADA: Actor = { type: 'user', id: 'ada', name: 'Ada' };

const nameOf = ({ runId, key }: { runId: string; key: string }) => `${runId}:${key}`;

/** Leases, fencing, retries: how work reaches exactly one worker at a time. */
export function effectContract(scene: Scene): void {
  const begin = async (lease = LEASE as typeof LEASE | null, effects = [anEffect()]) => {
    const { store, workspaceId, flow } = scene.now();
    const started = await mustCommit(store, aStart({ flow, workspaceId, changes: { effects } }), lease);
    return { store, ...started };
  };

  describe('an effect', () => {
    it('is leased to its committer at once, counted as claimed, and free for nobody else', async () => {
      const { store, run, leased } = await begin();
      expect(leased).toMatchObject([
        { ...anEffect(), runId: run.id, workspaceId: run.workspaceId, claims: 1, attempts: 0 },
      ]);
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
    });

    it('is free and not counted when it was committed without a lease', async () => {
      const { store, leased } = await begin(null);
      expect(leased).toEqual([]);
      const claimed = await store.claimEffects(OTHER, 10);
      expect(claimed).toMatchObject([{ ...anEffect(), claims: 1, attempts: 0 }]);
    });

    it('goes to another worker when the lease is over, and fences off the one before', async () => {
      const { store, run, leased } = await begin(expired('worker-1'));
      const [claimed] = await store.claimEffects(OTHER, 10);
      expect(claimed).toMatchObject({ claims: 2 });
      const result = (token: number) => aTurn(run, { type: 'result', key: 'triage/1', token, result: 1 });
      expect(await commitOne(store, result(leased[0]?.token ?? -1))).toMatchObject({ type: 'stale' });
      expect(await commitOne(store, result(claimed?.token ?? -1))).toMatchObject({ type: 'committed' });
    });

    it('takes one result', async () => {
      const { store, run, leased } = await begin();
      const cause = { type: 'result', key: 'triage/1', token: leased[0]?.token ?? -1, result: 1 } as const;
      const after = await mustCommit(store, aTurn(run, cause));
      expect(await commitOne(store, aTurn(after.run, cause))).toMatchObject({ type: 'stale' });
      expect(await store.claimEffects(expired('worker-3'), 10)).toEqual([]);
    });

    it('is gone when it was cancelled', async () => {
      const { store, run, leased } = await begin();
      const cancel = { type: 'signal', name: 'stop', payload: null } as const;
      const after = await mustCommit(store, aTurn(run, cancel, { cancelledEffects: ['triage/1'] }));
      const cause = { type: 'result', key: 'triage/1', token: leased[0]?.token ?? -1, result: 1 } as const;
      expect(await commitOne(store, aTurn(after.run, cause))).toMatchObject({ type: 'stale' });
    });

    it('is an open action from its claim until its answer, and taken from nobody meanwhile (G3)', async () => {
      const pay = anEffect({ key: 'pay/1', kind: 'action', node: 'pay' });
      const mail = anEffect({ key: 'mail/1', kind: 'action', node: 'mail', lane: 'flow:f:1' });
      const { store, run, leased } = await begin(LEASE, [anEffect(), pay, mail]);
      expect(await store.openActions(run.id)).toEqual(['pay/1']);
      const signal = { type: 'signal', name: 'stop', payload: null } as const;
      const taking = (changes: Partial<Turn>) => commitOne(store, aTurn(run, signal, changes));
      const problem = { code: 'budget_exceeded', message: 'No' };
      expect(await taking({ cancelledEffects: ['pay/1'] })).toEqual({ type: 'moved' });
      expect(await taking({ parkedEffects: [{ key: 'pay/1', problem }] })).toEqual({ type: 'moved' });
      const others = { cancelledEffects: ['mail/1', 'triage/1'] };
      const after = await mustCommit(store, aTurn(run, signal, others));
      const token = leased.find(({ key }) => key === 'pay/1')?.token ?? -1;
      const park = { type: 'park', key: 'pay/1', token, problem } as const;
      const parked = await mustCommit(store, aTurn(after.run, park));
      expect(await store.openActions(run.id)).toEqual(['pay/1']);
      const resolve = { type: 'resolve', key: 'pay/1', actor: ADA, resolution: 'fail' } as const;
      await mustCommit(store, aTurn(parked.run, resolve));
      expect(await store.openActions(run.id)).toEqual([]);
    });

    it('is no open action when each attempt has told that it failed', async () => {
      const pay = anEffect({ key: 'pay/1', kind: 'action', node: 'pay' });
      const { store, run, leased } = await begin(LEASE, [pay]);
      const retry = { type: 'retry', key: 'pay/1', token: leased[0]?.token ?? -1, delayMs: 60_000 } as const;
      const after = await mustCommit(store, aTurn(run, retry));
      expect(await store.openActions(run.id)).toEqual([]);
      const signal = { type: 'signal', name: 'stop', payload: null } as const;
      await mustCommit(store, aTurn(after.run, signal, { cancelledEffects: ['pay/1'] }));
    });

    it('is claimed once by eight workers at the same time', async () => {
      const { store, workspaceId, flow } = scene.now();
      const starts = Array.from({ length: 40 }, () =>
        aStart({ flow, workspaceId, changes: { effects: [anEffect()] } }),
      );
      await store.commitTurns(starts, null);
      const workers = Array.from({ length: 8 }, (_, index) => ({ workerId: `w${index}`, leaseMs: 60_000 }));
      const claimed = (await Promise.all(workers.map((lease) => store.claimEffects(lease, 10)))).flat();
      const rest = await store.claimEffects(OTHER, 100);
      const names = [...claimed, ...rest].map(nameOf);
      expect(new Set(names).size).toBe(40);
      expect(names).toHaveLength(40);
    });

    it('is put off by a retry, which counts the attempt', async () => {
      const { store, run, leased } = await begin();
      const retry = (token: number, delayMs: number) =>
        ({ type: 'retry', key: 'triage/1', token, delayMs }) as const;
      const later = await mustCommit(store, aTurn(run, retry(leased[0]?.token ?? -1, 0)));
      const [claimed] = await store.claimEffects(OTHER, 10);
      expect(claimed).toMatchObject({ claims: 2, attempts: 1 });
      await mustCommit(store, aTurn(later.run, retry(claimed?.token ?? -1, 60_000)));
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
      expect(await store.nextDueInMs()).toBeGreaterThan(30_000);
    });

    it('is never claimed again once it is parked', async () => {
      const { store, run, leased } = await begin(expired('worker-1'));
      const problem = { code: 'outcome_unknown', message: 'It may have happened.' };
      const cause = { type: 'park', key: 'triage/1', token: leased[0]?.token ?? -1, problem } as const;
      await mustCommit(store, aTurn(run, cause, { status: 'parked' }));
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
      expect(await store.nextDueInMs()).toBeNull();
    });
  });

  describe('a lease', () => {
    it('is prolonged while it is held, and its loss is told', async () => {
      const { store, leased } = await begin(expired('worker-1'));
      expect(await store.renewLeases(leased, LEASE)).toEqual([]);
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
      const second = await begin(expired('worker-1'));
      await store.claimEffects(OTHER, 10);
      expect(await store.renewLeases([...leased, ...second.leased], LEASE)).toEqual(second.leased);
    });

    it('that was lost is not counted when its worker lived, once for each', async () => {
      const { store, leased } = await begin(expired('worker-1'));
      const claimsOf = async () =>
        (await store.claimEffects(expired('worker-2'), 10)).map(({ claims }) => claims);
      await store.forgiveClaims(leased);
      expect(await claimsOf()).toEqual([2]);
      await store.forgiveClaims(leased);
      expect(await claimsOf()).toEqual([2]);
      for (const _ of [1, 2, 3]) await store.forgiveClaims(leased);
      expect(await claimsOf()).toEqual([2]);
    });

    it('that was lost is counted all the same where the attempt may have happened and must not be repeated', async () => {
      const { store, leased } = await begin(expired('worker-1'), [anEffect({ once: true })]);
      await store.claimEffects(expired('worker-2'), 10);
      await store.forgiveClaims(leased);
      const kept = await store.claimEffects(expired('worker-2'), 10);
      await store.releaseUnheard(expired('worker-2'), { before: await store.now(), kept });
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([{ claims: 4 }]);
    });

    it('of an effect that was put off or answered since is nothing to take back', async () => {
      const { store, run, leased } = await begin();
      const token = leased[0]?.token ?? -1;
      const retry = { type: 'retry', key: 'triage/1', token, delayMs: 0 } as const;
      await mustCommit(store, aTurn(run, retry));
      await store.forgiveClaims(leased);
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([{ claims: 2, attempts: 1 }]);
      await store.forgiveClaims(leased);
      await store.releaseLeases(OTHER.workerId);
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([{ claims: 2, attempts: 1 }]);
    });

    it('that its worker never heard of is given back uncounted, and what it prolonged since is kept', async () => {
      const { store } = await begin(LEASE, [anEffect({ once: true })]);
      const prolonged = await begin(LEASE);
      const givenAt = await store.now();
      await expect.poll(() => store.now()).not.toEqual(givenAt);
      const before = await store.now();
      await store.renewLeases(prolonged.leased, LEASE);
      await store.releaseUnheard(LEASE, { before, kept: [] });
      const [claimed, ...others] = await store.claimEffects(OTHER, 10);
      expect(others).toEqual([]);
      expect(claimed).toMatchObject({ claims: 1, once: true });
    });

    it('that may be on its way to its worker is not taken for unheard of', async () => {
      const { store } = scene.now();
      const before = await store.now();
      await begin(LEASE);
      await store.releaseUnheard(LEASE, { before, kept: [] });
      expect(await store.claimEffects(OTHER, 10)).toEqual([]);
    });

    it('stays with its worker where that gives back all others', async () => {
      const { store, leased } = await begin();
      const other = await begin();
      await store.releaseLeases('worker-1', { kept: leased });
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([{ runId: other.run.id, claims: 1 }]);
      const earlier = leased.map((lease) => ({ ...lease, token: lease.token - 1 }));
      await store.releaseLeases('worker-1', { kept: earlier });
      expect(await store.claimEffects(OTHER, 10)).toMatchObject([{ claims: 1 }]);
    });

    it('that was lost to several is not made better than it was when it was given', async () => {
      const { store, leased } = await begin(expired('worker-1'));
      const claimed = async () => store.claimEffects(expired('worker-2'), 10);
      await claimed();
      const third = await claimed();
      await claimed();
      for (const _ of [1, 2, 3, 4]) await store.forgiveClaims(third);
      expect(await claimed()).toMatchObject([{ claims: 4 }]);
      expect(leased).toMatchObject([{ claims: 1 }]);
    });

    it('is given back, but stays counted where its attempt was begun and may have happened (G3)', async () => {
      const pay = anEffect({ key: 'pay/1', kind: 'action', node: 'pay' });
      const { store, run, leased } = await begin(LEASE, [anEffect(), pay]);
      await store.releaseLeases('worker-1', { begun: leased.filter(({ key }) => key === 'pay/1') });
      expect(await store.openActions(run.id)).toEqual(['pay/1']);
      const claimed = await store.claimEffects(OTHER, 10);
      const claims = Object.fromEntries(claimed.map((effect) => [effect.key, effect.claims]));
      expect(claims).toEqual({ 'triage/1': 1, 'pay/1': 2 });
    });

    it('is given back uncounted', async () => {
      const { store, run } = await begin();
      await store.releaseLeases('worker-1');
      const [claimed] = await store.claimEffects(OTHER, 10);
      expect(claimed).toMatchObject({ runId: run.id, claims: 1 });
      await store.releaseLeases('worker-1');
      expect(await store.claimEffects(LEASE, 10)).toEqual([]);
    });
  });
}
