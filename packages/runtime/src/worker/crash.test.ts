import type { Json } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import { aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

const onceArtefact = artefactOf(refundDocument({ configs: { pay: { mode: 'once' } } }));

describe('a crash', () => {
  const crash = () => {
    throw new Error('killed');
  };

  it('before a commit loses nothing that was promised', async () => {
    const runtime = aRuntime({ faults: { beforeCommit: crash } });
    await expect(runtime.start()).rejects.toThrow('killed');
    expect((await runtime.store.runs.list(WORKSPACE, {})).items).toEqual([]);
  });

  it('after a start is found again by its idempotency key', async () => {
    let isAlive = true;
    const runtime = aRuntime({ faults: { afterCommit: () => (isAlive ? crash() : undefined) } });
    await expect(runtime.start({}, 'k1')).rejects.toThrow('killed');
    isAlive = false;
    const again = await runtime.start({}, 'k1');
    expect((await runtime.store.runs.list(WORKSPACE, {})).items.map(({ id }) => id)).toEqual([again.id]);
  });

  it('of the connection after a commit is not a second run', async () => {
    const store = new (class extends MemoryStore {
      override async commitTurns(...call: Parameters<MemoryStore['commitTurns']>) {
        const outcomes = await super.commitTurns(...call);
        if (call[0].length > 1) throw new Error('connection lost after the commit');
        return outcomes;
      }
    })();
    const runtime = aRuntime({ store });
    const runs = await Promise.all([runtime.start(), runtime.start(), runtime.start()]);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(3);
    expect((await store.runs.list(WORKSPACE, {})).items).toHaveLength(3);
  });

  it('while the store is away does not lose the answer of an action', async () => {
    let away = 0;
    const beforeCommit = () => {
      if (away === 0) return;
      away -= 1;
      throw new Error('the store is away');
    };
    const goAway = () => {
      away = 2;
    };
    const runtime = aRuntime({
      artefact: onceArtefact,
      faults: { beforeCommit, afterEffect: goAway },
    });
    const run = await runtime.start();
    const settle = async () => {
      let isDone = false;
      const settled = runtime.settle().then(() => {
        isDone = true;
      });
      await expect
        .poll(() => {
          runtime.clock.advance(1_000);
          return isDone;
        })
        .toBe(true);
      await settled;
    };
    await settle();
    await runtime.approve(run.id);
    await settle();
    expect(runtime.actions.deliveries).toHaveLength(1);
    expect(await runtime.runOf(run.id)).toMatchObject({
      status: 'ended',
      output: { amount: 40 } satisfies Json,
    });
    expect(runtime.errors).toHaveLength(4);
  });
});
