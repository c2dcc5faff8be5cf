import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import type { Lease, Turn, TurnOutcome } from '../ports/store.ts';
import { aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

const LEASE_MS = 15_000;
const artefact = artefactOf(refundDocument({ configs: { pay: { mode: 'once' } } }));

/** A store where somebody else moves the run first, whenever a result is to be written. */
class BusyStore extends MemoryStore {
  isBusy = false;
  tries = 0;

  override async commitTurns(turns: readonly Turn[], lease: Lease | null): Promise<readonly TurnOutcome[]> {
    if (!this.isBusy || turns.every(({ cause }) => cause.type !== 'result'))
      return super.commitTurns(turns, lease);
    this.tries += turns.length;
    return turns.map(() => ({ type: 'moved' }));
  }
}

/** A run whose action, of mode once, is performed while others keep moving the run. */
async function aBusyRun() {
  const clock = new ManualClock();
  const store = new BusyStore(clock);
  const runtime = aRuntime({ store, clock, artefact, leaseMs: LEASE_MS });
  await runtime.worker.start();
  const run = await runtime.start();
  await expect.poll(async () => (await store.openReviewsOf([run.id])).length).toBe(1);
  store.isBusy = true;
  await runtime.approve(run.id);
  await expect.poll(() => store.tries).toBeGreaterThanOrEqual(10);
  const until = (holds: () => boolean | Promise<boolean>) =>
    expect
      .poll(
        () => {
          clock.advance(500);
          return holds();
        },
        { interval: 5, timeout: 20_000 },
      )
      .toBe(true);
  const stop = async () => {
    let hasStopped = false;
    void runtime.worker.stop().then(() => {
      hasStopped = true;
    });
    await until(() => hasStopped);
  };
  return { ...runtime, clock, store, run, until, stop };
}

describe('the result of an action, while others keep moving its run', () => {
  it('is offered again until it is written (G3)', async () => {
    const { store, run, runOf, actions, until, stop } = await aBusyRun();
    await until(() => store.tries > 30);
    store.isBusy = false;
    await until(async () => (await runOf(run.id))?.status === 'ended');
    expect(actions.deliveries).toHaveLength(1);
    await stop();
  });

  it('is for a person to settle where its worker stops before it is written: nobody performs it again (G3)', async () => {
    const { store, clock, run, stop, actions } = await aBusyRun();
    await stop();
    store.isBusy = false;
    const heir = aRuntime({ store, clock, artefact, workerId: 'worker-2', leaseMs: LEASE_MS });
    await heir.settle();
    clock.advance(LEASE_MS);
    await heir.settle();
    expect([...actions.deliveries, ...heir.actions.deliveries]).toHaveLength(1);
    expect(await heir.runOf(run.id)).toMatchObject({ status: 'parked' });
    expect(await heir.eventsOf(run.id)).toContainEqual(
      expect.objectContaining({
        type: 'step.parked',
        data: { problem: expect.objectContaining({ code: 'outcome_unknown' }) },
      }),
    );
  });

  it('is for nobody to keep when a person has the step tried again and it is not begun before the next stop', async () => {
    const { store, clock, run, stop } = await aBusyRun();
    await stop();
    store.isBusy = false;
    clock.advance(LEASE_MS);
    const heir = aRuntime({ store, clock, artefact, workerId: 'worker-2', leaseMs: LEASE_MS });
    await heir.settle();
    const actor = { type: 'user', id: 'ann', name: 'Ann' } as const;
    const resolving = { runId: run.id, key: 'pay/1', resolution: 'retry', actor, role: 'owner' } as const;
    expect(await heir.client.resolve(WORKSPACE, resolving)).toMatchObject({ ok: true });
    const [again] = await store.claimEffects({ workerId: 'worker-1', leaseMs: LEASE_MS }, 10);
    expect(again).toMatchObject({ key: 'pay/1', claims: 1 });
    await stop();
    await heir.settle();
    expect(heir.actions.deliveries).toHaveLength(1);
    expect(await heir.runOf(run.id)).toMatchObject({ status: 'ended' });
  });
});
