import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import type { Lease, Turn } from '../ports/store.ts';
import { aRuntime } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';

/** Commits at once, but says so only when `release` is called: a database whose answer is on its way. */
class SlowStore extends MemoryStore {
  release: () => void = () => {};
  isCommitted = false;

  override async commitTurns(turns: readonly Turn[], lease: Lease | null) {
    const outcomes = await super.commitTurns(turns, lease);
    if (turns.every(({ cause }) => cause.type !== 'result')) return outcomes;
    this.isCommitted = true;
    await new Promise<void>((resolve) => {
      this.release = resolve;
    });
    return outcomes;
  }
}

const countingLosses = () => {
  let losses = 0;
  const observer = { leasesLost: (count: number) => (losses += count) };
  return { observer, losses: () => losses };
};

describe('the leases of a worker', () => {
  it('are not called lost while the answers are being committed', async () => {
    const clock = new ManualClock();
    const store = new SlowStore(clock);
    const { observer, losses } = countingLosses();
    const renewals: number[] = [];
    const renew = store.renewLeases.bind(store);
    store.renewLeases = async (...of) => {
      const lost = await renew(...of);
      renewals.push(lost.length);
      return lost;
    };
    const runtime = aRuntime({ store, clock, observer });
    await runtime.worker.start();
    await runtime.start();
    await expect.poll(() => store.isCommitted).toBe(true);
    clock.advance(5_000);
    await expect.poll(() => renewals).toEqual([1]);
    expect(losses()).toBe(0);
    store.release();
    const stopped = runtime.worker.stop();
    clock.advance(60_000);
    await stopped;
  });

  it('are called lost when another worker has taken over what is still under way', async () => {
    const { observer, losses } = countingLosses();
    const runtime = aRuntime({ observer });
    let isCalledOff = false;
    runtime.agents.answer = (_request, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          isCalledOff = true;
          resolve({ ok: false, problem: { code: 'x', message: 'X', retryable: true } });
        }),
      );
    await runtime.worker.start();
    await runtime.start();
    await expect.poll(() => runtime.agents.requests.length).toBe(1);
    const { store, clock } = runtime;
    store.renewLeases = async (held) => held;
    clock.advance(5_000);
    await expect.poll(() => isCalledOff).toBe(true);
    expect(losses()).toBe(1);
    const stopped = runtime.worker.stop();
    clock.advance(60_000);
    await stopped;
  });
});
