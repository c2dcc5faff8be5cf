import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

const artefact = artefactOf(
  refundDocument({ configs: { start: { priority: 'input.vip ? "high" : "low"' } } }),
);

describe('a run with a priority', () => {
  const begin = async () => {
    const serving = aRuntime({ artefact });
    const { store, clock } = serving;
    const start = (order: string, changes: object) =>
      serving.client.start(WORKSPACE, { flow: 'refunds', input: { order, ...changes }, actor: ADA });
    return {
      ...serving,
      start,
      worker: aRuntime({ artefact, store, clock, workerId: 'w2', concurrency: 1 }),
    };
  };

  it('goes before the others of its workspace, as its trigger says', async () => {
    const { start, worker } = await begin();
    for (const order of ['a', 'b', 'c']) await start(order, { vip: false });
    await start('urgent', { vip: true });
    await worker.settle();
    const orders = worker.agents.requests.map(({ scope }) => (scope['input'] as { order: string }).order);
    expect(orders[0]).toBe('urgent');
    expect(orders).toHaveLength(4);
  });

  it('takes the one that its start names, and is normal when the expression cannot tell', async () => {
    const { client, start } = await begin();
    const named = await client.start(WORKSPACE, {
      ...{ flow: 'refunds', input: { order: 'a', vip: false }, actor: ADA, priority: 'high' },
    });
    expect(named).toMatchObject({ value: { run: { priority: 'high' } } });
    expect(await start('b', {})).toMatchObject({ value: { run: { priority: 'normal' } } });
  });
});
