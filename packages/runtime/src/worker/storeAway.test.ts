import { ok } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import type { StoreHint } from '../ports/storeHint.ts';
import { aRuntime } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';

const LEASE_MS = 15_000;
const LEASE = { workerId: 'worker-1', leaseMs: LEASE_MS };

/** A store that goes away for as long as a test likes. */
class LeavingStore extends MemoryStore {
  isGone = false;
  /** It answers, but not when it is asked for the runs of a call: it goes away whenever it is. */
  isWithoutCalls = false;
  /** How often leases were to be prolonged, in vain or not; how often what was lost or unheard was made good. */
  readonly asked = { renewals: 0, forgiven: 0, unheard: 0 };

  /** It does what it is asked to and goes away before it has said so. */
  losesAnswers = false;
  /** It does what it is asked to and says so when a test lets it. */
  isSlow = false;
  readonly answers: (() => void)[] = [];

  /** Tells those who listen. */
  tell: (hint: StoreHint) => void = () => {};

  override async listen(onHint: (hint: StoreHint) => void) {
    this.tell = onHint;
    return super.listen(onHint);
  }

  override isAway(error: unknown): boolean {
    return error instanceof Error && error.message === 'gone';
  }

  override async renewLeases(...of: Parameters<MemoryStore['renewLeases']>) {
    this.asked.renewals += 1;
    this.#mustBeThere();
    return super.renewLeases(...of);
  }

  override async forgiveClaims(...of: Parameters<MemoryStore['forgiveClaims']>) {
    await super.forgiveClaims(...of);
    this.asked.forgiven += 1;
  }

  override async releaseUnheard(...of: Parameters<MemoryStore['releaseUnheard']>) {
    await super.releaseUnheard(...of);
    this.asked.unheard += 1;
  }

  override async childrenOf(...of: Parameters<MemoryStore['childrenOf']>) {
    if (this.isWithoutCalls) throw new Error('gone');
    return super.childrenOf(...of);
  }

  override async claimEffects(...of: Parameters<MemoryStore['claimEffects']>) {
    this.#mustBeThere();
    return this.#answer(await super.claimEffects(...of));
  }

  override async commitTurns(...of: Parameters<MemoryStore['commitTurns']>) {
    const outcomes = await super.commitTurns(...of);
    if (this.losesAnswers) throw new Error('gone');
    return this.#answer(outcomes);
  }

  async #answer<TValue>(value: TValue): Promise<TValue> {
    if (this.isSlow) await new Promise<void>((resolve) => this.answers.push(resolve));
    return value;
  }

  #mustBeThere(): void {
    if (this.isGone) throw new Error('gone');
  }
}

/** A worker with an effect that goes on and on. */
async function aBusyWorker() {
  const clock = new ManualClock();
  const store = new LeavingStore(clock);
  const runtime = aRuntime({ store, clock, leaseMs: LEASE_MS });
  runtime.agents.answer = () => new Promise(() => {});
  await runtime.worker.start();
  await runtime.start();
  await expect.poll(() => runtime.agents.requests.length).toBe(1);
  /** Moves the time, until the worker has asked the store to renew once more. */
  const passTime = async (ms: number) => {
    const before = store.asked.renewals;
    clock.advance(ms);
    await expect.poll(() => store.asked.renewals).toBeGreaterThan(before);
  };
  /** How often its effect has been claimed, by this claim too. */
  const claim = async (workerId: string) =>
    (await store.claimEffects({ workerId, leaseMs: LEASE_MS }, 10)).map(({ claims }) => claims);
  return { ...runtime, clock, store, passTime, claim };
}

describe('a worker whose store was away', () => {
  it('takes back what was counted against an effect that it performed all the while', async () => {
    const { store, clock, passTime, claim } = await aBusyWorker();
    store.isGone = true;
    for (const ms of [5_000, 4_000, 4_000]) await passTime(ms);
    clock.advance(2_000);
    store.isGone = false;
    expect(await claim('heir')).toEqual([2]);
    clock.advance(1_000);
    await expect.poll(() => store.asked.forgiven).toBe(1);
    clock.advance(LEASE_MS);
    expect(await claim('another')).toEqual([2]);
  });

  it('does not when it was frozen and asked too late', async () => {
    const { store, clock, claim } = await aBusyWorker();
    const { renewals } = store.asked;
    clock.advance(LEASE_MS);
    expect(await claim('heir')).toEqual([2]);
    await expect.poll(() => store.asked.renewals).toBeGreaterThan(renewals);
    clock.advance(LEASE_MS);
    expect(await claim('another')).toEqual([3]);
    expect(store.asked.forgiven).toBe(0);
  });

  it('gives back what it was given in an answer that never reached it', async () => {
    const { store, clock, passTime, agents } = await aBusyWorker();
    const api = aRuntime({ store, clock, workerId: 'api' });
    store.isGone = true;
    await api.start({ order: 'A-18' });
    const unheard = await MemoryStore.prototype.claimEffects.call(store, LEASE, 10);
    expect(unheard).toMatchObject([{ claims: 1 }]);
    await passTime(5_000);
    store.isGone = false;
    clock.advance(1_000);
    await expect.poll(() => store.asked.unheard).toBe(1);
    clock.advance(1_000);
    await expect.poll(() => agents.requests.length).toBe(2);
    const held = { workerId: 'another', leaseMs: 0 };
    clock.advance(LEASE_MS);
    expect((await store.claimEffects(held, 10)).map(({ claims }) => claims)).toEqual([2, 2]);
  });

  it('leaves what a claim that is still under way may bring', async () => {
    const { store, clock, passTime, agents } = await aBusyWorker();
    const api = aRuntime({ store, clock, workerId: 'api' });
    await api.start({ order: 'A-18' });
    store.isSlow = true;
    clock.advance(1_000);
    await expect.poll(() => store.answers.length).toBe(1);
    store.isGone = true;
    await passTime(4_000);
    store.isGone = false;
    await passTime(1_000);
    await expect.poll(() => store.asked.unheard).toBe(1);
    expect(
      await MemoryStore.prototype.claimEffects.call(store, { workerId: 'another', leaseMs: 1 }, 10),
    ).toEqual([]);
    store.isSlow = false;
    store.answers.shift()?.();
    await expect.poll(() => agents.requests.length).toBe(2);
  });

  it('gives back what a commit has given it without its hearing of it, of mode once, too (G3)', async () => {
    const clock = new ManualClock();
    const store = new LeavingStore(clock);
    const artefact = artefactOf(refundDocument({ configs: { pay: { mode: 'once' } } }));
    const runtime = aRuntime({ store, clock, artefact, leaseMs: LEASE_MS });
    await runtime.worker.start();
    const run = await runtime.start();
    await expect.poll(async () => (await store.openReviewsOf([run.id])).length).toBe(1);
    store.losesAnswers = true;
    await expect(runtime.approve(run.id)).rejects.toThrow('gone');
    store.losesAnswers = false;
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'running' });
    const ended = async () => {
      clock.advance(500);
      return (await runtime.runOf(run.id))?.status;
    };
    await expect.poll(ended).toBe('ended');
    expect(runtime.actions.deliveries).toHaveLength(1);
  });

  it('performs nothing that it is given when it has stopped already, and gives it back', async () => {
    const clock = new ManualClock();
    const store = new LeavingStore(clock);
    const runtime = aRuntime({ store, clock, leaseMs: LEASE_MS });
    await runtime.worker.start();
    store.isSlow = true;
    const started = runtime.start();
    await expect.poll(() => store.answers.length).toBeGreaterThan(0);
    const stopped = runtime.worker.stop();
    store.answers.shift()?.();
    clock.advance(60_000);
    await stopped;
    for (const answer of store.answers) answer();
    await started;
    const another = { workerId: 'another', leaseMs: LEASE_MS };
    const claimed = async () => MemoryStore.prototype.claimEffects.call(store, another, 10);
    await expect.poll(claimed).toMatchObject([{ key: 'triage/1', claims: 1 }]);
    expect(runtime.agents.requests).toEqual([]);
  });

  it('performs nothing either that a claim brings when it has stopped, and gives it back', async () => {
    const clock = new ManualClock();
    const store = new LeavingStore(clock);
    const api = aRuntime({ store, clock, workerId: 'api' });
    await api.start();
    const runtime = aRuntime({ store, clock, leaseMs: LEASE_MS });
    store.isSlow = true;
    store.claimTimers = async () => {
      throw new Error('gone');
    };
    await runtime.worker.start();
    await expect.poll(() => runtime.errors.length).toBeGreaterThan(0);
    const stopped = runtime.worker.stop();
    clock.advance(60_000);
    await stopped;
    for (const answer of store.answers) answer();
    const another = { workerId: 'another', leaseMs: LEASE_MS };
    const claimed = async () => MemoryStore.prototype.claimEffects.call(store, another, 10);
    await expect.poll(claimed).toMatchObject([{ key: 'triage/1', claims: 1 }]);
    expect(runtime.agents.requests).toEqual([]);
  });

  it('looks at all it holds when it may have missed which runs were cancelled', async () => {
    const { store } = await aBusyWorker();
    const { renewals } = store.asked;
    store.tell({ type: 'cancelled', workspaceId: null, runIds: [] });
    await expect.poll(() => store.asked.renewals).toBe(renewals + 1);
  });

  it('does not drop a call that it looks after, however often the store leaves it', async () => {
    const clock = new ManualClock();
    const store = new LeavingStore(clock);
    const nodes = [
      { id: 'start', kind: 'trigger' },
      { id: 'end', kind: 'end', config: { outcome: 'over' } },
    ];
    const child = { nodes, wires: { 'start.next': 'end' } };
    const call = { id: 'call', kind: 'each', config: { flow: 'child', items: '[1, 2]', input: '{}' } };
    const wires = { 'start.next': 'call', 'call.done': 'end' };
    const parent = { nodes: [...nodes, call], wires };
    const runtime = sketchedRuntime({ child, parent }, { store, clock, leaseMs: LEASE_MS });
    await runtime.worker.start();
    store.isWithoutCalls = true;
    const id = await runtime.call('parent', {});
    const pass = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        clock.advance(1_000);
        await new Promise(setImmediate);
      }
    };
    await pass((7 * LEASE_MS) / 1_000);
    store.isWithoutCalls = false;
    await pass(20);
    expect(await runtime.runOf(id)).toMatchObject({ status: 'ended' });
    const stopped = runtime.worker.stop();
    clock.advance(60_000);
    await stopped;
  });

  it('does not give back an attempt that may have happened when it stops before it could tell', async () => {
    const clock = new ManualClock();
    const store = new LeavingStore(clock);
    let isGone = false;
    const beforeCommit = () => {
      if (isGone) throw new Error('gone');
    };
    const artefact = artefactOf(refundDocument({ configs: { pay: { mode: 'once' } } }));
    const runtime = aRuntime({ store, clock, artefact, leaseMs: LEASE_MS, faults: { beforeCommit } });
    await runtime.worker.start();
    const run = await runtime.start();
    await expect.poll(async () => (await store.openReviewsOf([run.id])).length).toBe(1);
    runtime.actions.answer = async () => {
      isGone = true;
      return ok({ status: 200 });
    };
    await runtime.approve(run.id);
    await expect.poll(() => runtime.errors.length).toBeGreaterThan(0);
    let hasStopped = false;
    void runtime.worker.stop().then(() => {
      hasStopped = true;
    });
    await expect
      .poll(() => {
        clock.advance(1_000);
        return hasStopped;
      })
      .toBe(true);
    const heir = aRuntime({ store, clock, artefact, workerId: 'worker-2', leaseMs: LEASE_MS });
    await heir.settle();
    clock.advance(LEASE_MS);
    await heir.settle();
    expect(heir.actions.deliveries).toEqual([]);
    expect(await heir.runOf(run.id)).toMatchObject({ status: 'parked' });
  });
});
