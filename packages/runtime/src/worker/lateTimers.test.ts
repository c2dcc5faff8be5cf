import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';
import { publishSketches } from '../testing/sketchFlow.ts';

const WAIT_MS = 20_000;
/** How late a timer may fire. */
const LATE_MS = 5_000;
const STEP_MS = 20;
const DAY_MS = 86_400_000;

const WAITING = {
  nodes: [
    { id: 'start', kind: 'trigger' },
    { id: 'pause', kind: 'wait', config: { until: { type: 'duration', duration: `${WAIT_MS / 1_000}s` } } },
    { id: 'end', kind: 'end' },
  ],
  wires: { 'start.next': 'pause', 'pause.next': 'end' },
};

/** A store from which nobody hears anything, and in which who fires a timer may stop half-way. */
class SilentStore extends MemoryStore {
  isStuck = false;
  stuck = 0;

  override async listen(): Promise<() => Promise<void>> {
    return async () => {};
  }

  override async commitTurns(...turns: Parameters<MemoryStore['commitTurns']>) {
    if (this.isStuck) {
      this.stuck += 1;
      return new Promise<never>(() => {});
    }
    return super.commitTurns(...turns);
  }
}

/** A store in which a run is begun that waits, by a process that only serves. */
async function aScene() {
  const clock = new ManualClock();
  const store = new SilentStore(clock);
  publishSketches(store, WORKSPACE, { waiting: WAITING });
  const { client } = aRuntime({ store, clock });
  const { worker } = aRuntime({ store, clock, workerId: 'worker-1' });
  const { worker: heir } = aRuntime({ store, clock, workerId: 'worker-2' });
  const start = async (): Promise<RunId> => {
    const started = await client.start(WORKSPACE, { flow: 'waiting', input: {}, actor: ADA });
    if (!started.ok) throw new Error(started.problem.message);
    return started.value.run.id;
  };
  const isEnded = async (id: RunId) => (await store.runs.get(WORKSPACE, id))?.status === 'ended';
  /** Lets time go by in small steps, in each of which everybody does what there is to be done; answers how long it took. */
  const pass = async (atMost: number, until: () => Promise<boolean> = async () => false): Promise<number> => {
    for (let passed = 0; passed < atMost; passed += STEP_MS) {
      if (await until()) return passed;
      clock.advance(STEP_MS);
      await turnOfTheLoop();
    }
    return atMost;
  };
  const stop = (who: typeof worker) => Promise.all([who.stop(), pass(LATE_MS)]);
  return { store, clock, worker, heir, start, stop, isEnded, pass };
}

describe('a timer', () => {
  it('fires at most five seconds late although its worker hears of nothing (G6)', async () => {
    const { worker, start, stop, isEnded, pass } = await aScene();
    await worker.start();
    await pass(1_000);
    const run = await start();
    await pass(WAIT_MS - STEP_MS);
    expect(await isEnded(run)).toBe(false);
    expect(await pass(LATE_MS, () => isEnded(run))).toBeLessThan(LATE_MS);
    await stop(worker);
  });

  it('fires at most five seconds after somebody is there again who works (G6)', async () => {
    const { worker, start, stop, isEnded, pass, clock } = await aScene();
    const run = await start();
    clock.advance(DAY_MS);
    await worker.start();
    expect(await pass(LATE_MS, () => isEnded(run))).toBeLessThan(LATE_MS);
    await stop(worker);
  });

  it('fires at most five seconds late although the worker that took it does not come to an end (G6)', async () => {
    const { store, worker, heir, start, stop, isEnded, pass, clock } = await aScene();
    const run = await start();
    clock.advance(WAIT_MS);
    store.isStuck = true;
    void worker.tick();
    await expect.poll(() => store.stuck).toBe(1);
    store.isStuck = false;
    await heir.start();
    expect(await pass(LATE_MS, () => isEnded(run))).toBeLessThan(LATE_MS);
    await stop(heir);
  });
});
