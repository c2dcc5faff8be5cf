import { ok, type RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import type { Swept } from '../ports/swept.ts';
import { aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';

const REVIEW_HOURS = 4;

/** A store that breaks whenever cases are to be swept, if it is told to. */
class SweptStore extends MemoryStore {
  isBroken = false;
  unreadable: Swept['unreadable'] = [];
  sweeps = 0;

  override async sweepOverdue(limit: number): Promise<Swept> {
    this.sweeps += 1;
    if (this.isBroken) throw new Error('a policy that nobody can read');
    return { ...(await super.sweepOverdue(limit)), unreadable: this.unreadable };
  }
}

/** A worker, and runs that wait for their review until its time is over. */
async function aScene() {
  const clock = new ManualClock();
  const store = new SweptStore(clock);
  const counted = { timer: 0, sweep: 0, looks: 0 };
  const observer = {
    putOff: (what: 'timer' | 'sweep') => {
      counted[what] += 1;
    },
    storeLooked: () => {
      counted.looks += 1;
    },
  };
  const runtime = aRuntime({ store, clock, observer });
  const waiting = await runtime.start();
  await runtime.settle();
  /** The order to correct a review that does not exist. */
  const spoil = (runId: RunId) =>
    runtime.loop.submit(WORKSPACE, runId, async (_subject, draft) => {
      draft.timers.push({ id: 'correct/gone', node: 'check', visit: 1, name: 'correct', due: { inMs: 0 } });
      return ok({ type: 'signal', name: 'any', payload: null });
    });
  return { ...runtime, store, counted, waiting, spoil };
}

describe('a timer that cannot be fired', () => {
  it('is told of, counted and put off, and the others are fired', async () => {
    const { settle, spoil, waiting, start, clock, runOf, errors, counted, store } = await aScene();
    const spoilt = await start();
    await settle();
    await spoil(spoilt.id);
    clock.advance(REVIEW_HOURS * 3_600_000);
    const { sweeps } = store;
    await settle();
    expect(await runOf(waiting.id)).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(errors.map(String)).toEqual(['Error: The review gone is not in the store']);
    expect(counted.timer).toBe(1);
    expect(store.sweeps).toBe(sweeps + 1);
    expect(await store.nextDueInMs()).toBe(60_000);
    clock.advance(60_000);
    await settle();
    expect(errors).toHaveLength(2);
  });

  it('does not make its worker look stuck', async () => {
    const { settle, spoil, waiting, worker, counted, clock, errors } = await aScene();
    await settle();
    await spoil(waiting.id);
    await worker.start();
    await expect.poll(() => errors.length).toBe(1);
    await expect
      .poll(() => {
        clock.advance(10);
        return counted.looks;
      })
      .toBeGreaterThan(1);
    const stopped = worker.stop();
    clock.advance(60_000);
    await stopped;
  });
});

describe('a sweep that breaks', () => {
  it('is told of, counted and tried again later, and the rest of the look is done', async () => {
    const { store, worker, clock, errors, counted, start, agents } = await aScene();
    clock.advance(10_000);
    store.isBroken = true;
    const { sweeps } = store;
    const before = agents.requests.length;
    await start();
    await worker.tick();
    await worker.tick();
    expect(agents.requests.length).toBe(before + 1);
    expect(store.sweeps).toBe(sweeps + 1);
    expect(errors).toHaveLength(1);
    expect(counted.sweep).toBe(1);
    clock.advance(10_000);
    await worker.tick();
    expect(store.sweeps).toBe(sweeps + 2);
  });

  it('tells of and counts each checkpoint that cannot be read, and looks again when it is time', async () => {
    const { store, worker, clock, errors, counted } = await aScene();
    store.unreadable = [{ workspaceId: WORKSPACE, checkpointId: 'c9', error: new Error('no policy') }];
    const { sweeps } = store;
    clock.advance(10_000);
    await worker.tick();
    await worker.tick();
    expect(errors.map(String)).toEqual(['Error: Checkpoint c9 cannot be read']);
    expect([counted.sweep, store.sweeps]).toEqual([1, sweeps + 1]);
  });
});
