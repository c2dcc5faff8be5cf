import { describe, expect, it } from 'vitest';
import { aRuntime } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';
import { StoreClock } from './StoreClock.ts';

const HOUR_MS = 3_600_000;

describe('the clock of a process', () => {
  const storeTime = '2026-03-04T09:00:00.000Z';

  it.each([-HOUR_MS, HOUR_MS])('is put right by the store when it is %i ms off', async (offMs) => {
    const store = new ManualClock(storeTime);
    const own = new ManualClock(new Date(Date.parse(storeTime) + offMs).toISOString());
    const clock = new StoreClock(own, { now: async () => store.now() });
    await clock.ready();
    expect(clock.now().toISOString()).toBe(storeTime);
    own.advance(5_000);
    expect(clock.now().toISOString()).toBe('2026-03-04T09:00:05.000Z');
  });

  it('takes half the round trip off', async () => {
    const own = new ManualClock(storeTime);
    const now = async () => {
      own.advance(400);
      return new Date(storeTime);
    };
    const clock = new StoreClock(own, { now });
    await clock.ready();
    expect(clock.now().toISOString()).toBe('2026-03-04T09:00:00.200Z');
  });

  it('is put right again after a step, as soon as the store tells a time by the way', async () => {
    const store = new ManualClock(storeTime);
    const own = new ManualClock(storeTime);
    const clock = new StoreClock(own, { now: async () => store.now() });
    await clock.ready();
    own.advance(-HOUR_MS);
    clock.heard(storeTime);
    await clock.ready();
    expect(clock.now().toISOString()).toBe(storeTime);
  });

  it('keeps the last measurement while the store is away, and fails without any', async () => {
    let isAway = false;
    const own = new ManualClock(storeTime);
    const now = async () => {
      if (isAway) throw new Error('away');
      return new Date(Date.parse(storeTime) - HOUR_MS);
    };
    const clock = new StoreClock(own, { now });
    await clock.ready();
    isAway = true;
    own.advance(2 * 60_000);
    await clock.ready();
    expect(clock.now().toISOString()).toBe('2026-03-04T08:02:00.000Z');
    await expect(new StoreClock(own, { now }).ready()).rejects.toThrow('away');
  });
});

describe('a process whose machine is an hour off', () => {
  it.each([-HOUR_MS, HOUR_MS])('lives in the store’s time (%i ms)', async (offMs) => {
    const store = aRuntime();
    const own = new ManualClock(new Date(store.clock.now().getTime() + offMs).toISOString());
    const wrong = aRuntime({ store: store.store, clock: own, workerId: 'worker-2' });
    const run = await wrong.start();
    await wrong.settle();
    const events = await wrong.eventsOf(run.id);
    expect(new Set(events.map(({ at }) => at))).toEqual(new Set([store.clock.now().toISOString()]));
    own.advance(4 * HOUR_MS);
    await wrong.settle();
    expect((await wrong.runOf(run.id))?.status).toBe('waiting');
    store.clock.advance(4 * HOUR_MS);
    await wrong.settle();
    expect(await wrong.runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect((await wrong.eventsOf(run.id)).filter(({ type }) => type === 'gate.expired')).toHaveLength(1);
  });
});
